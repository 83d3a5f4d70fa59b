#include "core/exchange/text_decoding.h"

#include "core/exchange/chinese_encoding.h"

#include <catch2/catch.hpp>

#include <iconv.h>

using namespace plumbline::core;
using namespace plumbline::core::exchange;

namespace {

std::string encoded(std::string text, const char *encoding)
{
    const iconv_t handle = ::iconv_open(encoding, "UTF-8");
    REQUIRE(handle != reinterpret_cast<iconv_t>(-1));
    std::string out(2 * text.size(), '\0');
    char *in = text.data();
    char *to = out.data();
    std::size_t left = text.size(), room = out.size();
    REQUIRE(::iconv(handle, &in, &left, &to, &room) != static_cast<std::size_t>(-1));
    ::iconv_close(handle);
    out.resize(out.size() - room);
    return out;
}

std::string refusal(const std::string &bytes)
{
    const Result<DecodedText> decoded = decodeText(bytes);
    return decoded ? std::string() : decoded.error().place + ": " + decoded.error().message.en;
}

} // namespace

TEST_CASE("Big5 is told from GB18030 by its characters, and a short text by its headings")
{
    const std::string list =
        "項目編號,項目名稱,業主,竣工日期\nP-1,臺北車站廣場,市政府,2024-01-01\nP-2,高雄港區廠房,水務局,\n";
    for (const std::string &text : {list, std::string("編號,名稱\nA,甲\n"), std::string("工程編號,工程\nA,x\n")}) {
        const Result<DecodedText> big5 = decodeText(encoded(text, "BIG5-HKSCS"));
        REQUIRE(big5.ok());
        CHECK(big5->encoding == "Big5");
        CHECK(big5->utf8 == text);
        const Result<DecodedText> gbk = decodeText(encoded(text, "GBK"));
        REQUIRE(gbk.ok());
        CHECK(gbk->encoding == "GB18030");
        CHECK(gbk->utf8 == text);
    }
    for (const std::string &text : {std::string("项目编号,项目名称\nA,滨江花园三号楼\n"),
                                    std::string("编号,名称\nA,x\n"), std::string("name\n桥\n")}) {
        const Result<DecodedText> gbk = decodeText(encoded(text, "GB18030"));
        REQUIRE(gbk.ok());
        CHECK(gbk->encoding == "GB18030");
        CHECK(gbk->utf8 == text);
    }
}

TEST_CASE("what may be either is refused with both names")
{
    // 龘 and its like: rare in both encodings
    const std::string rare("\xC9\x40\xC9\x41\xA4\x40\xC9\x43\xC9\x44\xA4\x41,x\n");
    CHECK(chineseEncodingOf(rare) == ChineseEncoding::Unclear);
    CHECK(refusal("id,name\n" + rare).find("GB18030 (GBK) or Big5") != std::string::npos);
}

TEST_CASE("CESU-8 is named with its line, however little else there is")
{
    const std::string pair = "\xED\xA1\x82\xED\xBE\xB7"; // U+20BB7 as two surrogates
    for (const std::string &text : {"id,name\nA," + pair + "\n", "项目编号,名称\nA," + pair + pair + "\n"}) {
        CAPTURE(text);
        CHECK(refusal(text).starts_with("2: the file is CESU-8"));
    }
    CHECK_FALSE(isCesu8("\xED\xA1\x82\xED\xA1\x82"));
    CHECK_FALSE(isCesu8("plain"));
    CHECK_FALSE(isCesu8(pair + "\xFF"));
}

TEST_CASE("A control character is named by its line; a file of them is no text")
{
    using namespace std::string_literals;
    CHECK(
        refusal("项目编号,项目名称\nA\0B,x\nB,y,a longer name of a project\n"s).starts_with("2: a control character"));
    CHECK(refusal("id,name\nA,x\nB,a longer name of a project\x01\n"s).starts_with("3: a control character"));
    CHECK(refusal("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\4\0"s).find("no text file") != std::string::npos);
}
