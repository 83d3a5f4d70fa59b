#pragma once
// Uploads under way in a PostgreSQL that several daemons share: one that began at one daemon goes on at another.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/backend/postgres_database.h"
#include "syncd/server/attachments/uploads.h"

#include <memory>

namespace plumbline::server {

class SharedUploads final : public Uploads {
public:
    static core::Result<std::unique_ptr<Uploads>> open(const std::string &url, const backend::Instance &instance,
                                                       const core::Clock &clock, core::Random &random);

    core::Result<Upload> create(const std::string &user, const backend::AttachmentName &name,
                                std::uint64_t length) override;
    core::Result<Upload> find(const std::string &id) override;
    core::Result<void> append(const Upload &upload, std::uint64_t offset, core::ByteView bytes) override;
    core::Result<void> sync(const Upload &upload) override;
    core::Result<core::Bytes> content(const Upload &upload) override;
    core::Result<void> remove(const Upload &upload) override;

private:
    SharedUploads(std::unique_ptr<backend::PostgresDatabase> database, const core::Clock &clock, core::Random &random);

    std::unique_ptr<backend::PostgresDatabase> m_database;
    const core::Clock &m_clock;
    core::Random &m_random;
};

} // namespace plumbline::server
