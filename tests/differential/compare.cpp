#include "differential/compare.h"

#include "conformance/suite.h"
#include "conformance/tagged_value.h"
#include "core/base/encoding.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace botoscope::differential {

namespace {

using Text = std::optional<std::string>;

constexpr std::size_t shownContext = 60;

/// Both texts from a little before where they part.
Text unequal(std::string_view wanted, std::string_view got)
{
    if (wanted == got) {
        return std::nullopt;
    }
    const auto parting = std::ranges::mismatch(wanted, got);
    const auto at = static_cast<std::size_t>(parting.in1 - wanted.begin());
    const std::size_t from = at > shownContext / 2 ? at - shownContext / 2 : 0;
    const auto part = [from](std::string_view text) {
        const std::string_view cut = text.size() > from ? text.substr(from, 2 * shownContext) : std::string_view();
        return "'" + std::string(cut) + "'";
    };
    return "at " + std::to_string(at) + ": expected " + part(wanted) + ", got " + part(got);
}

/// User agents name the program and the language, so only their shape is compared: what each component is.
std::string userAgentShape(const std::string& text)
{
    std::istringstream parts(text);
    std::string shape;
    for (std::string part; parts >> part;) {
        if (part.starts_with("os/")) {
            shape += "os ";
        } else if (part.starts_with("ua/") || part.starts_with("cfg/")) {
            shape += part + ' ';
        }
    }
    return shape;
}

std::string comparableHeader(const std::string& name, const std::string& value)
{
    return name == "user-agent" ? userAgentShape(value) : value;
}

Text headersDiffer(const Value& wanted, const http::Headers& got)
{
    std::map<std::string, std::string> left;
    for (const auto& [name, value] : got) {
        if (!left.emplace(toLower(name), value).second) {
            return "twice: " + name;
        }
    }
    Text found;
    for (const Value& field : wanted.list()) {
        const std::string name = toLower(field.at(0).toString());
        const auto ours = left.find(name);
        if (ours == left.end()) {
            return "missing: " + name + ": " + field.at(1).toString();
        }
        const std::string value = comparableHeader(name, ours->second);
        auto differs = unequal(comparableHeader(name, latin1Bytes(field.at(1).toString())), value);
        // A signature differs whenever anything else does: that says more.
        if (differs && (!found || found->starts_with("authorization"))) {
            found = name + " " + *differs;
        }
        left.erase(ours);
    }
    return left.empty() ? found : "not expected: " + left.begin()->first + ": " + left.begin()->second;
}

/// Where both are equal to conformance::difference: whether a number is an integer is part of a result, too.
Text kindsDiffer(const Value& wanted, const Value& got, const std::string& path)
{
    if (wanted.kind() != got.kind()) {
        return path + (wanted.isInt() ? ": expected an integer" : ": expected a real number");
    }
    for (std::size_t i = 0; i < wanted.list().size(); ++i) {
        if (auto found = kindsDiffer(wanted.at(i), got.at(i), path + "[" + std::to_string(i) + "]")) {
            return found;
        }
    }
    for (const auto& [key, value] : wanted.map()) {
        if (auto found = kindsDiffer(value, got[key.view()], path + "." + key.str())) {
            return found;
        }
    }
    return std::nullopt;
}

Text valuesDiffer(const Value& wanted, const Value& got)
{
    auto found = conformance::difference(wanted, got);
    return found ? found : kindsDiffer(wanted, got, "");
}

/// The codes we have for an exception of botocore's; none: any will do.
std::vector<ErrorCode> codesFor(const std::string& exception)
{
    static const std::map<std::string, std::vector<ErrorCode>> table = {
        {"ParamValidationError", {ErrorCode::ParamValidation}},
        {"NoAuthTokenError", {ErrorCode::NoAuthToken}},
        {"EndpointResolutionError", {ErrorCode::EndpointResolution}},
        {"ResponseParserError", {ErrorCode::ResponseParser}},
        {"FlexibleChecksumError", {ErrorCode::ChecksumMismatch, ErrorCode::NotSupported}},
    };
    const auto found = table.find(exception);
    return found == table.end() ? std::vector<ErrorCode>() : found->second;
}

Text refusalDiffers(const Value& line, const Replay& replay)
{
    const std::string& exception = line["refused"].toString();
    if (!replay.report.error) {
        return "expected " + exception + " (" + line["message"].toString() + "), got a result";
    }
    const auto codes = codesFor(exception);
    if (!codes.empty() && std::ranges::find(codes, replay.report.error->code) == codes.end()) {
        return "expected " + exception + ", got " + std::string(errorCodeName(replay.report.error->code)) + ": " +
               replay.report.error->message;
    }
    return std::nullopt;
}

/// Whether botocore's own words are the ones users see of us as well.
bool wordsMatter(const Value& line)
{
    const std::string& exception = line["refused"].toString();
    return exception.empty() || exception == "ParamValidationError" || exception == "EndpointResolutionError";
}

Text messageDiffers(const Value& line, const Replay& replay)
{
    const auto& error = line.find("refused") ? replay.report.error : replay.report.refusal;
    if (!line.find("message")) {
        return error ? Text("expected success, got " + error->message) : std::nullopt;
    }
    if (!error) {
        return "expected " + line["message"].toString() + ", got success";
    }
    // Services quote requests, and we hide what the model calls sensitive.
    const bool comparable = wordsMatter(line) && error->message.find("(redacted)") == std::string::npos;
    return comparable ? unequal(line["message"].toString(), error->message) : std::nullopt;
}

Text outcomeDiffers(const Value& line, const Replay& replay)
{
    if (line.find("refused")) {
        return refusalDiffers(line, replay);
    }
    return replay.report.error
               ? Text("expected a result, got " + std::string(errorCodeName(replay.report.error->code)) + ": " +
                      replay.report.error->message)
               : std::nullopt;
}

class Collector {
public:
    explicit Collector(const std::set<std::string>& ignored) : m_ignored(ignored) {}
    void add(const char* part, const Text& text)
    {
        if (text && !m_ignored.contains(part) && !std::ranges::count(m_found, part, &Difference::part)) {
            m_found.push_back({part, *text});
        }
    }
    std::vector<Difference> take() { return std::move(m_found); }

private:
    const std::set<std::string>& m_ignored;
    std::vector<Difference> m_found;
};

} // namespace

std::vector<Difference> differences(const Value& line, const Replay& replay, const std::set<std::string>& ignored)
{
    Collector found(ignored);
    const List& exchanges = line["exchanges"].list();
    found.add("error", outcomeDiffers(line, replay));
    if (exchanges.size() != replay.requests.size()) {
        found.add("requests",
                  "expected " + std::to_string(exchanges.size()) + ", got " + std::to_string(replay.requests.size()));
    }
    for (std::size_t i = 0; i < std::min(exchanges.size(), replay.requests.size()); ++i) {
        const Value& wanted = exchanges[i]["request"];
        const http::Request& got = replay.requests[i];
        found.add("method", unequal(wanted["method"].toString(), got.method));
        found.add("url", unequal(wanted["url"].toString(), got.url));
        found.add("headers", headersDiffer(wanted["headers"], got.headers));
        found.add("body", unequal(base64Decode(wanted["body"].toString()).value_or(""), got.body.bytes()));
    }
    if (line.find("parsed") && !replay.report.error) {
        found.add("parsed", valuesDiffer(conformance::untagged(line["parsed"]), replay.parsed));
        found.add("message", messageDiffers(line, replay));
    } else if (replay.report.error) {
        found.add("message", messageDiffers(line, replay));
    }
    return found.take();
}

} // namespace botoscope::differential
