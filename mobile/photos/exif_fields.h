#pragma once
// Time and place out of a picture's EXIF.

#include "core/base/bytes.h"

#include <string>

namespace plumbline::mobile {

struct ExifFields {
    std::string taken;    ///< as Photo::taken
    std::string latitude; ///< as Photo::latitude; both or neither
    std::string longitude;
};

/// Empty fields where there is no EXIF, or none that makes sense.
ExifFields exifFields(core::ByteView file);

} // namespace plumbline::mobile
