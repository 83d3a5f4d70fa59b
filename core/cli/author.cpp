#include "core/cli/author.h"

#include <pwd.h>
#include <unistd.h>

namespace plumbline::core::cli {

std::string author()
{
    const passwd *user = ::getpwuid(::geteuid());
    return user != nullptr ? user->pw_name : "uid-" + std::to_string(::geteuid());
}

} // namespace plumbline::core::cli
