#pragma once
// Uploads under way: two files each in DIR/uploads, what it is to be and what has come of it.

#include "core/base/clock.h"
#include "core/base/random.h"
#include "syncd/server/attachments/uploads.h"

#include <filesystem>

namespace plumbline::server {

class UploadFolder final : public Uploads {
public:
    UploadFolder(std::filesystem::path folder, const core::Clock &clock, core::Random &random);

    core::Result<Upload> create(const std::string &user, const backend::AttachmentName &name,
                                std::uint64_t length) override;
    core::Result<Upload> find(const std::string &id) override;
    core::Result<void> append(const Upload &upload, std::uint64_t offset, core::ByteView bytes) override;
    core::Result<void> sync(const Upload &upload) override;
    core::Result<core::Bytes> content(const Upload &upload) override;
    core::Result<void> remove(const Upload &upload) override;

private:
    std::filesystem::path partOf(const std::string &id) const { return m_folder / (id + ".part"); }
    std::filesystem::path planOf(const std::string &id) const { return m_folder / (id + ".plan"); }
    std::size_t sweep(const std::string &user);

    std::filesystem::path m_folder;
    const core::Clock &m_clock;
    core::Random &m_random;
};

} // namespace plumbline::server
