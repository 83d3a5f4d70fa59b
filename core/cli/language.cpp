#include "core/cli/language.h"

#include <cstdlib>
#include <string_view>

namespace plumbline::core::cli {

Language languageOfEnvironment()
{
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(name);
        if (value != nullptr && *value != '\0')
            return std::string_view(value).starts_with("zh") ? Language::Chinese : Language::English;
    }
    return Language::English;
}

} // namespace plumbline::core::cli
