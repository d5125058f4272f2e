// Texts of addresses: URLs, paths, queries, ARNs, host labels, URI templates, and the encodings they are made of.
#include "core/auth/canonical.h"
#include "core/auth/query_string.h"
#include "core/base/encoding.h"
#include "core/base/one_line.h"
#include "core/base/xml_text.h"
#include "core/endpoint/rules/functions.h"
#include "core/endpoint/rules/template_text.h"
#include "core/http/message.h"
#include "core/http/url_path.h"
#include "core/protocol/common/template_text.h"
#include "core/simulator/uri_match.h"
#include "tests/fuzz/fuzz.h"

#include <array>

namespace botoscope::fuzz {

namespace {

void checkUrl(std::string_view text)
{
    const auto parts = http::splitUrl(text);
    if (!parts) {
        return;
    }
    const std::string joined = http::joinUrl(*parts);
    const auto again = http::splitUrl(joined);
    expect(again.has_value(), "a URL that was put together is one");
    expect(again->host == parts->host && again->port == parts->port && again->path == parts->path &&
               again->query == parts->query && again->fragment == parts->fragment &&
               again->userinfo == parts->userinfo && again->scheme == parts->scheme,
           "a URL's parts stay what they are");
    expect(parts->port >= 0 && parts->port <= 65535, "a port is one");
    expect(!parts->host.empty(), "a URL has a host");
    auth::hostHeader(parts->scheme, parts->host, parts->port);
    http::RequestDict request;
    request.urlPath = parts->path;
    request.query = {{"key", parts->query}};
    expect(http::splitUrl(http::buildUrl(joined, request)).has_value(), "a request to a URL goes to a URL");
}

void checkPath(std::string_view text)
{
    const std::string normal = http::removeDotSegments(text);
    expect(http::removeDotSegments(normal) == normal, "a normal path stays as it is");
    expect(normal.find("//") == std::string::npos, "a normal path has no empty segments");
    auth::canonicalPath(text, {true, true});
    auth::canonicalPath(text, {false, false});
}

void checkQuery(std::string_view text)
{
    const http::Parameters pairs = auth::parseQuery(text);
    expect(auth::parseQuery(auth::encodeQuery(pairs)) == pairs, "a query that was written reads back as it was");
    const std::string canonical = auth::canonicalQuery(text);
    expect(auth::canonicalQuery(canonical) == canonical, "a canonical query stays as it is");
    expect(simulator::splitTarget('?' + std::string(text)).query == pairs, "client and server read a query alike");
}

void checkEncodings(std::string_view text)
{
    expect(percentDecode(percentEncode(text)) == text, "percent encoding goes both ways");
    expect(percentDecode(formEncode(text), true) == text, "form encoding goes both ways");
    expect(base64Decode(base64Encode(text)) == text, "base64 goes both ways");
    expect(hexDecode(hexEncode(text)) == text, "hex goes both ways");
    base64Decode(text);
    hexDecode(text);
    const std::string mended = replaceBrokenUtf8(text);
    expect(isValidUtf8(mended), "mended text is UTF-8");
    expect(!isValidUtf8(text) || mended == text, "good text is left alone");
    const std::string line = oneLine(text);
    expect(isValidUtf8(line) && line.find('\n') == std::string::npos && line.find('\x1B') == std::string::npos,
           "one line is one line");
    expect(xmlEscape(text).find('<') == std::string::npos, "no tag gets through");
    std::string points;
    for (std::size_t i = 0; i < mended.size();) {
        appendUtf8(points, decodeUtf8(mended, i));
    }
    expect(points == mended, "code points make the text again");
}

void checkRuleFunctions(const std::string& text)
{
    using namespace endpoint::rules;
    static const Partitions none{Value()};
    for (const char* name : {"parseURL", "aws.parseArn", "uriEncode", "isValidHostLabel",
                             "aws.isVirtualHostableS3Bucket", "substring", "split", "aws.partition"}) {
        Call call;
        call.function = *findFunction(name);
        for (const bool flag : {false, true}) {
            std::vector<Value> arguments{Value(text), Value(flag), Value(7), Value(flag)};
            if (call.function == Function::Substring) {
                arguments[1] = Value(static_cast<std::int64_t>(flag));
            } else if (call.function == Function::Split) {
                arguments[1] = Value("/");
            }
            expect(callFunction(call, arguments, none).ok(), "a text is what these functions take");
        }
    }
    parseTemplate(text, [](const std::string&) { return 0; });
}

void checkTemplates(std::string_view pattern, std::string_view target)
{
    protocol::Failure failure;
    protocol::fillTemplate(
        pattern, [](std::string_view label) { return std::optional(std::string(label)); }, failure);
    const auto match = simulator::matchUri(pattern, simulator::splitTarget(target));
    expect(!match || match->literalSegments >= 0, "a match counts its segments");
}

} // namespace

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const std::string_view first = input.line();
    for (const std::string_view text : {first, bytes}) {
        checkUrl(text);
        checkPath(text);
        checkQuery(text);
        checkEncodings(text);
        checkRuleFunctions(std::string(text));
    }
    checkTemplates(first, input.rest());
}

} // namespace botoscope::fuzz
