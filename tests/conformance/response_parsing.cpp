#include "conformance/response_parsing.h"

#include "conformance/whole_client.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/time_format.h"
#include "core/protocol/parser.h"
#include "support/model_data.h"

namespace botoscope::conformance {

namespace {

/// Timestamps and blobs as the text they came in: where ours mean the same as the expected text, that text.
Value asExpectedText(const Value& parsed, const Value& expected)
{
    switch (parsed.kind()) {
    case Value::Kind::Timestamp: {
        const auto time = expected.isString()   ? parseTimestamp(expected.toString())
                          : expected.isNumber() ? timestampFromSeconds(expected.toDouble())
                                                : std::nullopt;
        return time && *time == parsed.toTimestamp() ? expected : parsed;
    }
    case Value::Kind::Blob: {
        const auto bytes = base64Decode(expected.toString());
        const std::string_view own = parsed.toBlob().view();
        return (bytes && *bytes == own) || expected.toString() == own ? expected : parsed;
    }
    case Value::Kind::List: {
        List list;
        for (std::size_t i = 0; i < parsed.size(); ++i) {
            list.push_back(asExpectedText(parsed.at(i), expected.at(i)));
        }
        return list;
    }
    case Value::Kind::Map: {
        Map map;
        for (const auto& [name, value] : parsed.map()) {
            map.append(name, asExpectedText(value, expected[name]));
        }
        return map;
    }
    default:
        return parsed;
    }
}

struct Case {
    std::string id;
    std::string service;
    std::string operation;
    http::Response response;
    Value expected;
};

/// "elasticache-describe-events#2" → service and operation spelling.
void splitStem(const std::string& stem, Case& out)
{
    const std::string name = stem.substr(0, stem.find('#'));
    const auto dash = name.find('-');
    out.service = name.substr(0, dash);
    out.operation = name.substr(dash + 1);
}

/// Some responses were copied from documentation with a placeholder for the time; botocore's harness leaves times as
/// text, so any real time in its place tests the same.
std::string withRealTimes(std::string text)
{
    constexpr std::string_view placeholder = "YYYY-MM-DDTHH:MM:SS";
    for (auto at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at)) {
        text.replace(at, placeholder.size(), "2015-01-02T03:04:05");
    }
    return text;
}

std::optional<std::string> runCase(Case& test)
{
    const auto model = test::sharedLoader().loadServiceModel(test.service);
    if (!model) {
        return "model: " + model.error().message;
    }
    const auto operation = (*model)->findOperation(test.operation);
    const auto protocol = (*model)->resolvedProtocol();
    if (!operation || !protocol) {
        return "model: " + (operation ? protocol.error() : operation.error()).message;
    }
    const auto parser = protocol::makeParser(*protocol, **model);
    if (!parser) {
        return parser.error().message;
    }
    const model::OperationModel& called = **operation;
    const auto* traits = called.output ? &called.output->traits() : nullptr;
    const auto parsed = (*parser)->parse(test.response, called.outputShape(), traits);
    if (!parsed) {
        return "not parsed: " + parsed.error().message;
    }
    Value metadata = test.expected["ResponseMetadata"];
    metadata.set("HTTPStatusCode", test.response.status);
    Value headers = Map();
    for (const auto& [name, value] : test.response.headers) {
        headers.set(Name(toLower(name)), value);
    }
    metadata.set("HTTPHeaders", std::move(headers));
    test.expected.set("ResponseMetadata", std::move(metadata));
    auto different = difference(test.expected, asExpectedText(*parsed, test.expected));
    if (!different) {
        return std::nullopt;
    }
    // Some results are made by a client's handlers: botocore passes those cases over.
    const auto whole = readByClient(test.service, called, test.response);
    return whole ? difference(test.expected, asExpectedText(*whole, test.expected)) : different;
}

void runXml(const std::filesystem::path& folder, int status, const std::string& prefix, SuiteResult& result)
{
    for (const auto& file : filesIn(folder, ".xml")) {
        Case test;
        splitStem(file.stem().string(), test);
        test.id = prefix + file.stem().string();
        auto expectedFile = file;
        const auto expectedText = readText(expectedFile.replace_extension(".json"));
        const auto expected = expectedText ? parseJson(withRealTimes(*expectedText)) : expectedText.error();
        const auto body = readText(file);
        if (!expected || !body) {
            result.fail(test.id, "can't read the case");
            continue;
        }
        test.expected = *expected;
        test.response.status = status;
        test.response.body = std::make_shared<const std::string>(withRealTimes(*body));
        result.count(test.id, runCase(test));
    }
}

void runJson(const std::filesystem::path& folder, SuiteResult& result)
{
    for (const auto& file : filesIn(folder / "errors", ".json")) {
        Case test;
        splitStem(file.stem().string(), test);
        test.id = "json/errors/" + file.stem().string();
        const auto expected = readJson(folder / "expected" / file.filename());
        auto body = readJson(file);
        const auto text = readText(file);
        if (!expected || !body || !text) {
            result.fail(test.id, "can't read the case");
            continue;
        }
        for (const auto& [name, value] : (*body)["__headers__"].map()) {
            test.response.headers.add(name.str(), value.toString());
        }
        test.expected = *expected;
        test.response.status = 400;
        test.response.body = std::make_shared<const std::string>(*text); // "__headers__" is no member of anything
        result.count(test.id, runCase(test));
    }
}

} // namespace

SuiteResult runResponseParsing(const std::filesystem::path& folder)
{
    SuiteResult result;
    runXml(folder / "xml" / "responses", 200, "xml/responses/", result);
    runXml(folder / "xml" / "errors", 400, "xml/errors/", result);
    runJson(folder / "json", result);
    return result;
}

} // namespace botoscope::conformance
