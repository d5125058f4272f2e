#include "app/read_input.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/platform/files.h"

#include <cstdio>

namespace botoscope::app {

namespace {

constexpr std::size_t inputLimit = 256U << 20;

Result<std::string> readStandardInput()
{
    std::string text;
    char buffer[65536];
    for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, stdin)) > 0;) {
        text.append(buffer, count);
        if (text.size() > inputLimit) {
            return Error(ErrorCode::Io, "standard input is larger than 256 MiB");
        }
    }
    return text;
}

Result<std::string> readText(const std::string& input)
{
    if (input == "-") {
        return readStandardInput();
    }
    if (trim(input).starts_with('{') || trim(input).starts_with('[')) {
        return input;
    }
    const std::string path = input.starts_with("file://") ? input.substr(7) : input;
    auto text = platform::readFile(path, inputLimit);
    if (!text.ok() && path.find_first_of("/.") == std::string::npos) {
        return Error(ErrorCode::InvalidArgument,
                     "--input \"" + input + "\" is neither JSON text nor a file that can be read");
    }
    return text;
}

} // namespace

Result<Value> readInput(const std::optional<std::string>& input)
{
    if (!input) {
        return Value(Map());
    }
    auto text = readText(*input);
    if (!text.ok()) {
        return std::move(text).error();
    }
    auto value = parseJson(*text);
    if (!value.ok()) {
        return Error(ErrorCode::Parse, "the input is " + value.error().message);
    }
    if (!value->isMap()) {
        return Error(ErrorCode::InvalidArgument, "the input must be a JSON object, e.g. {\"Bucket\": \"b\"}");
    }
    return value;
}

} // namespace botoscope::app
