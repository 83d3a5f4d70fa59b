#pragma once

#include "core/audit/audit.h"

#include <QString>

namespace plumbline::mobile {

/// An experience coefficient as people write it: "0.55", "1".
QString alphaText(core::audit::Alpha thousandths);

} // namespace plumbline::mobile
