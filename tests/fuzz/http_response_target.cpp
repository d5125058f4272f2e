// The transport's lines: heads, interim answers, folded fields, trailers.
#include "core/base/encoding.h"
#include "core/platform/response_collector.h"
#include "tests/fuzz/fuzz.h"

namespace botoscope::fuzz {

namespace {

void checkFields(const http::Headers& headers)
{
    for (const auto& [name, value] : headers) {
        expect(isValidUtf8(name) && isValidUtf8(value), "fields are UTF-8");
        expect(trim(name) == name && value.find('\n') == std::string::npos,
               "fields are one line without blanks around");
    }
}

} // namespace

void runOne(std::string_view bytes)
{
    constexpr std::int64_t limit = 4096;
    platform::ResponseCollector collector(limit, false);
    Input input(bytes);
    bool taken = true;
    while (taken && !input.rest().empty()) {
        const std::string_view line = input.line();
        const bool body = line.starts_with('>') && collector.headComplete(); // what is no line comes behind a mark
        taken = body ? collector.append(line.substr(1)) : collector.headerLine(line);
    }
    expect(taken || collector.tooLarge(), "what is refused is too large");
    expect(collector.received() <= limit, "no more is kept than asked for");
    const http::Response response = collector.take();
    expect(response.body != nullptr, "a response has a body");
    checkFields(response.headers);
    checkFields(response.trailers);
    expect(isValidUtf8(response.reason), "the reason is UTF-8");
}

} // namespace botoscope::fuzz
