#include "core/exchange/json_tree.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::exchange;

namespace {

Error faultOf(std::string_view json)
{
    const Result<JsonDocument, Faults> parsed = parseJson(json);
    REQUIRE_FALSE(parsed.ok());
    REQUIRE(parsed.error().size() == 1);
    return parsed.error().front();
}

std::string compact(std::string_view json)
{
    const Result<JsonDocument, Faults> parsed = parseJson(json);
    REQUIRE(parsed.ok());
    return compactJson(parsed->root);
}

bool mentions(const Error &error, const std::string &words)
{
    return error.message.en.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("numbers stay as they were written")
{
    CHECK(compact("[1e400, -0.0, 1234.50, 123456789012345678901234567890, -0, 1E5]")
          == "[1e400,-0.0,1234.50,123456789012345678901234567890,-0,1E5]");
}

TEST_CASE("an integer has neither point nor exponent")
{
    const Result<JsonDocument, Faults> parsed = parseJson("[4, 4.0, 4e0, -4]");
    REQUIRE(parsed.ok());
    CHECK(parsed->root.elements()[0].is(JsonKind::Integer));
    CHECK(parsed->root.elements()[1].is(JsonKind::Float));
    CHECK(parsed->root.elements()[2].is(JsonKind::Float));
    CHECK(parsed->root.elements()[3].is(JsonKind::Integer));
}

TEST_CASE("strings are decoded and written back with few escapes")
{
    CHECK(compact(R"(["\ud83d\ude00\u0000", "a\/b\n\"\\", "中"])")
          == "[\"\xF0\x9F\x98\x80\\u0000\",\"a/b\\n\\\"\\\\\",\"中\"]");
}

TEST_CASE("members keep their order, also empty names")
{
    CHECK(compact(R"({"b": 1, "": {"/": "~"}, "a": [{}, []]})") == R"({"b":1,"":{"/":"~"},"a":[{},[]]})");
}

TEST_CASE("repeated members are named, also in nested and unknown objects")
{
    const Result<JsonDocument, Faults> parsed =
        parseJson("{\"x\": [0, {\"a/b\": 1,\n\"a/b\": 2}], \"y\": 1, \"y\": 2, \"y\": 3}");
    REQUIRE(parsed.ok());
    REQUIRE(parsed->repeated.size() == 3);
    CHECK(parsed->repeated[0].place == "/x/1/a~1b");
    CHECK(mentions(parsed->repeated[0], "line 2"));
    CHECK(parsed->repeated[1].place == "/y");
    CHECK(parsed->repeated[2].place == "/y");
}

TEST_CASE("repeated members of a large object are found too")
{
    std::string json = "{";
    for (int i = 0; i < 100; ++i)
        json += "\"k" + std::to_string(i) + "\": 1, ";
    json += R"("k42": 2, "k\u0037": 3})";
    const Result<JsonDocument, Faults> parsed = parseJson(json);
    REQUIRE(parsed.ok());
    REQUIRE(parsed->repeated.size() == 2);
    CHECK(parsed->repeated[0].place == "/k42");
    CHECK(parsed->repeated[1].place == "/k7");
}

TEST_CASE("what is not JSON is refused with line and pointer")
{
    CHECK(faultOf("{\"a\": {\n\"b\": NaN}}").place == "/a/b");
    CHECK(mentions(faultOf("{\"a\": {\n\"b\": NaN}}"), "line 2"));
    CHECK(mentions(faultOf("{}\n}"), "line 2"));
    CHECK(mentions(faultOf("{}\n}"), "after the end"));
    CHECK(mentions(faultOf("{\"a\": 1"), "ends in the middle"));
    CHECK(mentions(faultOf(""), "ends in the middle"));
    CHECK(faultOf("[1, 2, x]").place == "/2");
    for (const char *json : {"{'a': 1}", "{a: 1}", "[1,]", "{\"a\": 1,}", "[+1]", "[.5]", "[5.]", "[03]", "[1 2]",
                             "// x\n{}", "[Infinity]", "[\"\t\"]", "[\"\\x41\"]", "[\"\\u12G4\"]", "[True]", "nul"})
        CHECK_FALSE(parseJson(json).ok());
}

TEST_CASE("text that is not UTF-8 is refused with its place")
{
    CHECK(mentions(faultOf("{\"a\":\n\"\xFF\xFE\"}"), "line 2"));
    CHECK(mentions(faultOf("{\"a\":\n\"\xFF\xFE\"}"), "not UTF-8"));
    for (const char *bytes :
         {"[\"\xC0\xAF\"]", "[\"\xED\xA0\x80\"]", "[\"\xF5\x80\x80\x80\"]", "[\"\xE4\xB8\"]", "{\"\xFF\": 1}"})
        CHECK(mentions(faultOf(bytes), "not UTF-8"));
}

TEST_CASE("half a surrogate pair has no UTF-8")
{
    for (const char *json :
         {R"(["\ud83d"])", R"(["\ude00"])", R"(["\ud83dx"])", R"(["\ud83d\u0041"])", R"({"\ud83d": 1})"}) {
        CAPTURE(json);
        CHECK(mentions(faultOf(json), "surrogate"));
    }
}

TEST_CASE("a byte order mark is passed over, UTF-16 is not JSON")
{
    CHECK(compact("\xEF\xBB\xBF{}") == "{}");
    CHECK_FALSE(parseJson(std::string_view("\xFF\xFE{\0}\0", 6)).ok());
}

TEST_CASE("nesting has a stated limit")
{
    const auto tower = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(parseJson(tower(128)).ok());
    CHECK(mentions(faultOf(tower(129)), "limit of 128 levels"));
    CHECK(mentions(faultOf(std::string(1'000'000, '[')), "limit of 128 levels"));
    CHECK(faultOf(std::string(1'000'000, '[')).place.size() < 120);
}

TEST_CASE("pointers escape ~ and /")
{
    CHECK(pointerToken("a/b~c") == "a~1b~0c");
}
