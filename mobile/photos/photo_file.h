#pragma once
// A photo as it comes from a camera or a file, made ready for the record: upright, no larger than a set size, with what
// its EXIF said of time and place. The small copy carries no EXIF of its own.

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <optional>
#include <string>

namespace plumbline::mobile {

struct Photo {
    core::Bytes jpeg;
    int width = 0; ///< pixels, upright
    int height = 0;
    std::string taken;     ///< ISO 8601 as the camera wrote it, with its offset where it gave one; else empty
    std::string latitude;  ///< degrees north as a decimal, six places; empty without
    std::string longitude; ///< degrees east
    core::Bytes original;
};

/// Errors: InvalidInput, naming the file, for what is no picture or is too large to be one.
core::Result<Photo> readPhoto(core::Bytes file, const std::string &name);

/// The same from a file on disk. Errors: NotFound and InputOutput beside those above.
core::Result<Photo> readPhotoFile(const std::string &path);

} // namespace plumbline::mobile
