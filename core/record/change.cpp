#include "core/record/change.h"

namespace plumbline::core::record {

std::string originText(const OriginId &origin)
{
    return toHex(origin);
}

} // namespace plumbline::core::record
