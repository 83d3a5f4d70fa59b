#include "core/exchange/alpha_text.h"

namespace plumbline::core::exchange {

std::string alphaText(audit::Alpha alpha)
{
    std::string decimals = std::to_string(1000 + alpha % 1000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    const std::string whole = alpha >= 1000 ? "1" : "0";
    return decimals.empty() ? whole : whole + '.' + decimals;
}

} // namespace plumbline::core::exchange
