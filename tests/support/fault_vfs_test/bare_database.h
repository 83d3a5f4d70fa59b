#pragma once
// SQLite without the product around it.

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace plumbline::tests {

class BareDatabase {
public:
    explicit BareDatabase(const std::filesystem::path &path)
    {
        sqlite3 *handle = nullptr;
        m_opened = sqlite3_open(path.c_str(), &handle);
        m_handle.reset(handle);
        sqlite3_extended_result_codes(handle, 1);
    }

    /// SQLite's extended result code.
    int run(const std::string &sql)
    {
        return m_opened != SQLITE_OK ? m_opened : sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr);
    }

    /// The rows' first column, empty if the query fails.
    std::set<std::string> query(const std::string &sql)
    {
        std::set<std::string> rows;
        const auto collect = [](void *into, int, char **values, char **) {
            static_cast<std::set<std::string> *>(into)->insert(values[0] ? values[0] : "");
            return 0;
        };
        const int result = sqlite3_exec(m_handle.get(), sql.c_str(), collect, &rows, nullptr);
        return result == SQLITE_OK ? rows : std::set<std::string>{};
    }

private:
    struct Close {
        void operator()(sqlite3 *handle) const { sqlite3_close(handle); }
    };
    std::unique_ptr<sqlite3, Close> m_handle;
    int m_opened = SQLITE_OK;
};

} // namespace plumbline::tests
