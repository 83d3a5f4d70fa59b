#pragma once
// Whether a picture file is all there. Decoders take the beginning of a photo for a photo, with grey for the rest.

#include "core/base/bytes.h"

namespace plumbline::mobile {

/// False for a JPEG or PNG whose end is missing; true for whatever is neither.
bool isWholePicture(core::ByteView file);

} // namespace plumbline::mobile
