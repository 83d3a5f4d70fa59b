#include "syncd/server/foundation.h"

#include "syncd/backend/sqlite_database.h"
#include "syncd/server/private_file.h"

#include <array>

namespace plumbline::server {

using namespace core;

namespace {

constexpr char kFiles[] = "CREATE TABLE authority_files(name TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT";
constexpr std::array<const char *, 1> kAuthorityVersions{kFiles};
// The certificate last: it is what tells that an authority is complete.
constexpr std::array<const char *, 2> kShared{"ca.key", "ca.crt"};

/// The address that the folder names, after keeping a new one.
Result<std::string> backendOf(const std::filesystem::path &data, const std::string &asked)
{
    const std::filesystem::path file = data / kBackendFile;
    std::error_code ignored;
    if (!asked.empty() && std::filesystem::exists(data / "registry.db", ignored))
        return Error{ErrorCode::InvalidInput,
                     {"此数据目录已有自己的登记库；共用数据库请用新的数据目录。",
                      "This data folder has a registry of its own; to share a database, begin with a new folder."},
                     data.string()};
    if (!asked.empty())
        if (auto kept = writePrivateFile(file, asked); !kept)
            return kept.error();
    if (!std::filesystem::exists(file, ignored))
        return std::string();
    return readPrivateFile(file);
}

using Files = std::map<std::string, std::string>;

Result<Files> sharedFiles(backend::Database &database)
{
    Files files;
    const auto read = database.run("SELECT name, content FROM authority_files", {}, [&](const auto &row) {
        const Bytes content = row.bytes(1);
        files[row.text(0)] = std::string(asText(content));
    });
    if (!read)
        return read.error();
    return files;
}

/// All daemons on one database are one server to their tablets: they have one authority, the first daemon's.
Result<std::unique_ptr<Authority>> shareAuthority(backend::Database &database, const std::filesystem::path &folder,
                                                  const Clock &clock, Random &random)
{
    if (auto ready = database.migrate("authority", kAuthorityVersions); !ready)
        return ready.error();
    if (auto made = makePrivateFolder(folder); !made)
        return made.error();
    auto files = sharedFiles(database);
    if (!files)
        return files.error();
    std::error_code ignored;
    const bool mayReplace = !std::filesystem::exists(folder / kShared.back(), ignored);
    if (files->empty()) {
        if (auto own = Authority::openOrCreate(folder, clock, random); !own)
            return own.error();
        const auto given = database.transaction([&]() -> Result<void> {
            for (const char *name : kShared) {
                const auto content = readPrivateFile(folder / name);
                if (!content)
                    return content.error();
                const ByteView bytes = asBytes(*content);
                if (auto kept =
                        database.run("INSERT INTO authority_files(name, content) VALUES(?,?) ON CONFLICT DO NOTHING",
                                     {std::string(name), Bytes(bytes.begin(), bytes.end())});
                    !kept)
                    return kept;
            }
            return {};
        });
        if (!given)
            return given.error();
        files = sharedFiles(database); // another daemon may have been faster: then its authority is everybody's
        if (!files)
            return files.error();
    }
    for (const char *name : kShared) {
        const std::string &content = (*files)[name];
        const auto here = readPrivateFile(folder / name);
        if (here && *here == content)
            continue;
        if (!here && here.error().code != ErrorCode::NotFound)
            return here.error();
        if (!mayReplace)
            return Error{ErrorCode::Untrusted,
                         {"此数据目录的 CA 与数据库中的不同；请用新的数据目录。",
                          "This data folder has another CA than the database; begin with a new folder."},
                         folder.string()};
        if (auto written = writePrivateFile(folder / name, content); !written)
            return written.error();
    }
    return Authority::openOrCreate(folder, clock, random);
}

} // namespace

Result<Foundation> openFoundation(const std::filesystem::path &data, const std::string &backend,
                                  const backend::Instance &instance, const Clock &clock, Random &random)
{
    auto address = backendOf(data, backend);
    if (!address)
        return address.error();
    Foundation foundation;
    foundation.backend = std::move(*address);
    std::unique_ptr<backend::Database> database;
    if (foundation.backend.empty()) {
        auto opened = backend::SqliteDatabase::open(data / "registry.db");
        if (!opened)
            return opened.error();
        database = std::move(*opened);
    } else {
        auto opened = backend::PostgresDatabase::open(foundation.backend, instance);
        if (!opened)
            return opened.error();
        database = std::move(*opened);
    }
    auto authority = foundation.backend.empty() ? Authority::openOrCreate(data / "pki", clock, random)
                                                : shareAuthority(*database, data / "pki", clock, random);
    if (!authority)
        return authority.error();
    foundation.authority = std::move(*authority);
    auto registry = Registry::open(std::move(database), clock, random);
    if (!registry)
        return registry.error();
    foundation.registry = std::move(*registry);
    return foundation;
}

} // namespace plumbline::server
