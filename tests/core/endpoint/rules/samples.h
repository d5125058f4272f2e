#pragma once
#include "core/base/json.h"
#include "core/endpoint/rules/rule_set.h"

#include <memory>
#include <string>

namespace botoscope::endpoint::rules::test {

inline std::shared_ptr<const Partitions> samplePartitions()
{
    static const auto table = std::make_shared<const Partitions>(parseJson(R"({"partitions": [
        {"id": "aws", "regionRegex": "^us\\-\\w+\\-\\d+$", "regions": {"aws-global": {}},
         "outputs": {"dnsSuffix": "amazonaws.com", "supportsFIPS": true}},
        {"id": "aws-cn", "regionRegex": "^cn\\-\\w+\\-\\d+$", "regions": {},
         "outputs": {"dnsSuffix": "amazonaws.com.cn"}}]})")
                                                                     .value());
    return table;
}

inline Value json(const std::string& text)
{
    auto value = parseJson(text);
    return value ? *value : Value("not JSON: " + text);
}

/// A rule set of those parameters and rules, JSON texts.
inline Result<std::shared_ptr<const RuleSet>> ruleSet(const std::string& parameters, const std::string& rules)
{
    return RuleSet::fromValue(
        json(R"({"version": "1.0", "parameters": )" + parameters + R"(, "rules": )" + rules + "}"), samplePartitions());
}

} // namespace botoscope::endpoint::rules::test
