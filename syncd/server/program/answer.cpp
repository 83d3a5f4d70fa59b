#include "syncd/server/program/answer.h"

#include <nlohmann/json.hpp>

namespace plumbline::server {

using namespace core;
using nlohmann::json;

Result<std::string> answerOf(const Result<std::string> &answer)
{
    if (!answer)
        return answer;
    try {
        json document = json::parse(*answer);
        if (document.at("ok").get<bool>()) {
            document.erase("ok");
            return document.dump();
        }
        return Error{static_cast<ErrorCode>(document.at("code").get<int>()),
                     {document.at("zh").get<std::string>(), document.at("en").get<std::string>()},
                     document.at("place").get<std::string>()};
    } catch (const json::exception &fault) {
        return Error{ErrorCode::Internal,
                     {"服务的回答无法解读。", std::string("The daemon's answer does not read: ") + fault.what()},
                     {}};
    }
}

} // namespace plumbline::server
