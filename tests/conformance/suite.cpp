#include "conformance/suite.h"

#include "core/base/json.h"
#include "support/model_data.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

namespace botoscope::conformance {

namespace {

std::string shown(const Value& value)
{
    constexpr std::size_t most = 300;
    std::string text = writeJson(value, JsonStyle::Line);
    return text.size() > most ? text.substr(0, most) + "…" : text;
}

std::optional<std::string> mapDifference(const Value& expected, const Value& actual, const std::string& path)
{
    for (const auto& [key, value] : expected.map()) {
        const std::string at = path + "." + key.str();
        const Value* other = actual.find(key.view());
        if (!other) {
            return at + ": missing, expected " + shown(value);
        }
        if (auto found = difference(value, *other, at)) {
            return found;
        }
    }
    for (const auto& [key, value] : actual.map()) {
        if (!expected.find(key.view())) {
            return path + "." + key.str() + ": not expected, got " + shown(value);
        }
    }
    return std::nullopt;
}

std::optional<std::string> listDifference(const Value& expected, const Value& actual, const std::string& path)
{
    for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
        if (auto found = difference(expected.at(i), actual.at(i), path + "[" + std::to_string(i) + "]")) {
            return found;
        }
    }
    if (expected.size() != actual.size()) {
        return path + ": expected " + std::to_string(expected.size()) + " items, got " + std::to_string(actual.size());
    }
    return std::nullopt;
}

bool equalScalars(const Value& a, const Value& b)
{
    if (a.isNumber() && b.isNumber()) {
        const bool bothNan = std::isnan(a.toDouble()) && std::isnan(b.toDouble());
        return a.isInt() && b.isInt() ? a == b : bothNan || a.toDouble() == b.toDouble();
    }
    return a == b;
}

} // namespace

void SuiteResult::pass()
{
    ++passed;
    ++total;
}

void SuiteResult::fail(std::string id, std::string text)
{
    ++total;
    failures.push_back({std::move(id), std::move(text)});
}

void SuiteResult::count(const std::string& id, const std::optional<std::string>& text)
{
    if (text) {
        fail(id, *text);
    } else {
        pass();
        passedIds.push_back(id);
    }
}

void SuiteResult::add(const SuiteResult& other)
{
    passed += other.passed;
    total += other.total;
    failures.insert(failures.end(), other.failures.begin(), other.failures.end());
    passedIds.insert(passedIds.end(), other.passedIds.begin(), other.passedIds.end());
}

std::optional<std::filesystem::path> vectorsRoot()
{
    const auto found = test::vectorsDir();
    return found ? std::optional<std::filesystem::path>(*found) : std::nullopt;
}

Result<std::string> readText(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        return Error(ErrorCode::Io, "can't read " + file.string());
    }
    return std::move(text).str();
}

Result<Value> readJson(const std::filesystem::path& file)
{
    const auto text = readText(file);
    return text ? parseJson(*text, JsonGrammar::Python) : text.error();
}

Value casesIn(const std::filesystem::path& file, SuiteResult& result)
{
    if (!std::filesystem::exists(file)) {
        return {};
    }
    auto cases = readJson(file);
    if (!cases) {
        result.fail(file.filename().string(), cases.error().message);
        return {};
    }
    return std::move(*cases);
}

SuiteResult runEach(const std::filesystem::path& file, std::optional<std::string> (*run)(const Value& test))
{
    SuiteResult result;
    const Value cases = casesIn(file, result);
    for (const Value& test : cases.list()) {
        result.count(test["id"].toString(), run(test));
    }
    return result;
}

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, std::string_view extension)
{
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.is_regular_file() && entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<std::string> difference(const Value& expected, const Value& actual, const std::string& path)
{
    if (expected.isMap() && actual.isMap()) {
        return mapDifference(expected, actual, path);
    }
    if (expected.isList() && actual.isList()) {
        return listDifference(expected, actual, path);
    }
    if (equalScalars(expected, actual)) {
        return std::nullopt;
    }
    return (path.empty() ? std::string("result") : path) + ": expected " + shown(expected) + ", got " + shown(actual);
}

} // namespace botoscope::conformance
