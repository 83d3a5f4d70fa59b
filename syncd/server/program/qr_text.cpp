#include "syncd/server/program/qr_text.h"

#include <qrencode.h>

#include <memory>

namespace plumbline::server {

std::string qrText(const std::string &text)
{
    constexpr int kQuiet = 2; // four by the standard; terminals have a margin of their own
    struct Free {
        void operator()(QRcode *code) const { QRcode_free(code); }
    };
    const std::unique_ptr<QRcode, Free> code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_L, QR_MODE_8, 1));
    if (!code)
        return {};
    const int width = code->width;
    const auto dark = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < width && (code->data[y * width + x] & 1) != 0;
    };
    std::string out;
    for (int y = -kQuiet; y < width + kQuiet; y += 2) {
        for (int x = -kQuiet; x < width + kQuiet; ++x)
            out += dark(x, y) ? (dark(x, y + 1) ? " " : "▄") : (dark(x, y + 1) ? "▀" : "█");
        out += '\n';
    }
    return out;
}

} // namespace plumbline::server
