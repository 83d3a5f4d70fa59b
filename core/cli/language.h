#pragma once

#include "core/base/result.h"

namespace plumbline::core::cli {

/// Of messages: Chinese where LC_ALL, else LC_MESSAGES, else LANG begins with "zh"; English otherwise.
Language languageOfEnvironment();

} // namespace plumbline::core::cli
