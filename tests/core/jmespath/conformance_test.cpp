#include "core/base/json.h"
#include "core/jmespath/jmespath.h"
#include "core/jmespath/semantics.h"
#include "support/model_data.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace botoscope::jmespath {

namespace {

Value readJson(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    auto value = parseJson(std::string(std::istreambuf_iterator<char>(file), {}));
    return value ? std::move(*value) : Value();
}

/// Empty if the case passes, else what went wrong.
std::string outcome(const Value& document, const Value& testCase)
{
    const auto result = search(testCase["expression"].toString(), document);
    if (const Value* error = testCase.find("error")) {
        const std::string kind(result ? "a result" : result.error().get("kind"));
        return kind == error->toString() ? "" : "expected " + error->toString() + ", got " + kind;
    }
    if (!result) {
        return result.error().message;
    }
    return equals(*result, testCase["result"]) ? "" : "got " + writeJson(*result, JsonStyle::Line);
}

} // namespace

TEST(JmespathConformance, EveryCaseOfThePublicSuitePasses)
{
    const auto vectors = test::vectorsDir();
    if (!vectors) {
        GTEST_SKIP() << "no test vectors: set BOTOSCOPE_VECTORS";
    }
    std::size_t cases = 0;
    for (const auto& file : std::filesystem::directory_iterator(*vectors + "/jmespath")) {
        const Value groups = file.path().extension() == ".json" ? readJson(file.path()) : Value();
        for (const Value& group : groups.list()) {
            for (const Value& testCase : group["cases"].list()) {
                ++cases;
                EXPECT_EQ(outcome(group["given"], testCase), "")
                    << testCase["id"].toString() << ": " << testCase["expression"].toString();
            }
        }
    }
    EXPECT_GE(cases, 500u);
}

} // namespace botoscope::jmespath
