#include "syncd/server/control_socket.h"

#include "syncd/server/await_answer.h"
#include "syncd/server/limits.h"
#include "syncd/server/no_throw.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <sys/stat.h>

namespace plumbline::server {

namespace asio = boost::asio;
using local = asio::local::stream_protocol;
using namespace core;

namespace {

constexpr std::size_t kMaxPath = 100; // sockaddr_un holds 108

Error ioError(const std::string &why, const std::filesystem::path &path)
{
    return {ErrorCode::Io, {"控制套接字出错：" + why, "The control socket failed: " + why}, path.string()};
}

} // namespace

struct ControlSocket::Impl {
    local::acceptor acceptor;
    std::filesystem::path path;
    Handler handler;

    static asio::awaitable<void> accept(std::shared_ptr<Impl> self)
    {
        for (;;) {
            auto [fault, socket] = co_await self->acceptor.async_accept(kNoThrow);
            if (fault == asio::error::operation_aborted || !self->acceptor.is_open())
                co_return;
            if (!fault)
                asio::co_spawn(self->acceptor.get_executor(), serve(self, std::move(socket)), asio::detached);
        }
    }

    static asio::awaitable<void> serve(std::shared_ptr<Impl> self, local::socket socket)
    {
        std::string text;
        for (;;) {
            const auto [fault, size] =
                co_await asio::async_read_until(socket, asio::dynamic_buffer(text, kMaxControlLine), '\n', kNoThrow);
            if (fault)
                co_return;
            const std::string request = text.substr(0, size);
            text.erase(0, size);
            const auto asked = [&](auto then) { self->handler(request, std::move(then)); };
            std::string answer = co_await awaitAnswer<std::string>(asked);
            answer += '\n';
            const auto [writeFault, sent] = co_await asio::async_write(socket, asio::buffer(answer), kNoThrow);
            if (writeFault)
                co_return;
        }
    }
};

ControlSocket::ControlSocket(std::shared_ptr<Impl> impl) : m_impl(std::move(impl)) { }

ControlSocket::~ControlSocket()
{
    boost::system::error_code ignored;
    m_impl->acceptor.close(ignored);
    std::error_code alsoIgnored;
    std::filesystem::remove(m_impl->path, alsoIgnored);
}

Result<std::unique_ptr<ControlSocket>> ControlSocket::open(asio::io_context &context, const std::filesystem::path &path,
                                                           Handler handler)
{
    if (path.string().size() > kMaxPath)
        return Error{
            ErrorCode::InvalidInput,
            {"数据目录的路径过长（最多约 88 字节）。", "The path of the data folder is too long (88 bytes at most)."},
            path.string()};
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    auto impl = std::make_shared<Impl>(Impl{local::acceptor(context), path, std::move(handler)});
    boost::system::error_code fault;
    impl->acceptor.open(local(), fault);
    const mode_t before = ::umask(0177);
    if (!fault)
        impl->acceptor.bind(local::endpoint(path.string()), fault);
    ::umask(before);
    if (!fault)
        impl->acceptor.listen(asio::socket_base::max_listen_connections, fault);
    if (fault)
        return ioError(fault.message(), path);
    asio::co_spawn(context, Impl::accept(impl), asio::detached);
    return std::unique_ptr<ControlSocket>(new ControlSocket(std::move(impl)));
}

Result<std::string> askDaemon(const std::filesystem::path &path, const std::string &request)
{
    asio::io_context context;
    local::socket socket(context);
    boost::system::error_code fault;
    if (path.string().size() > kMaxPath || socket.connect(local::endpoint(path.string()), fault))
        return Error{ErrorCode::NotFound, {"没有正在运行的服务。", "No daemon is running."}, path.string()};
    asio::write(socket, asio::buffer(request + '\n'), fault);
    std::string text;
    std::size_t size = 0;
    if (!fault)
        size = asio::read_until(socket, asio::dynamic_buffer(text, kMaxControlAnswer), '\n', fault);
    if (fault)
        return ioError(fault.message(), path);
    return text.substr(0, size - 1);
}

} // namespace plumbline::server
