#include "syncd/server/listening.h"

namespace plumbline::server {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using namespace core;

Result<tcp::acceptor> listenOn(asio::io_context &context, const std::string &host, std::uint16_t port)
{
    boost::system::error_code fault;
    const auto address = asio::ip::make_address(host, fault);
    const std::string place = host + ':' + std::to_string(port);
    if (fault)
        return Error{ErrorCode::InvalidInput,
                     {"监听地址无效，应为 IP 地址。", "The address to listen on is no IP address."},
                     place};
    const tcp::endpoint endpoint(address, port);
    tcp::acceptor acceptor(context);
    acceptor.open(endpoint.protocol(), fault);
    if (!fault)
        acceptor.set_option(asio::socket_base::reuse_address(true), fault);
    if (!fault)
        acceptor.bind(endpoint, fault);
    if (!fault)
        acceptor.listen(asio::socket_base::max_listen_connections, fault);
    if (!fault)
        return acceptor;
    const bool taken = fault == asio::error::address_in_use;
    return Error{taken ? ErrorCode::Busy : ErrorCode::Io,
                 {"无法监听：" + fault.message(), "Cannot listen: " + fault.message()},
                 place};
}

} // namespace plumbline::server
