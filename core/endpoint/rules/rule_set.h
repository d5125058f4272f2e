#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/endpoint/rules/partitions.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace botoscope::endpoint::rules {

/// What an endpoint rule says.
struct RuleEndpoint {
    std::string url;
    Value properties; ///< a map, templates resolved
    std::vector<std::pair<std::string, std::vector<std::string>>> headers;
    std::string reason; ///< the conditions that led there, in words
};

enum class ParameterType { String, Boolean, StringArray };

struct Parameter {
    Name key; ///< the name
    std::string name;
    ParameterType type = ParameterType::String;
    std::string builtIn; ///< e.g. "AWS::Region"; empty for none
    Value standard;      ///< used where no value is given; Null for none
    bool required = false;
};

/// A service's endpoint rule set (version 1.0, botocore-behaviour.md §6.1), compiled. Immutable and thread-safe.
class RuleSet {
public:
    /// Error: ModelDefect.
    static Result<std::shared_ptr<const RuleSet>> fromValue(const Value& ruleSet,
                                                            std::shared_ptr<const Partitions> partitions);
    ~RuleSet();

    const std::vector<Parameter>& parameters() const;
    /// True if a parameter is fed by that built-in: values that are dear to get need not be got for others.
    bool usesBuiltIn(std::string_view name) const;

    /// The first rule that applies. Values of parameters: text, bools, lists of text; Null and absent are the same,
    /// names that are no parameters are ignored. Error: EndpointResolution (a rule's own error with its message, no
    /// rule applied, a required parameter is missing or of the wrong type).
    Result<RuleEndpoint> resolve(const Map& values) const;
    /// resolve's two halves: the values at their parameters' places, defaults filled in, and the rules.
    Result<std::vector<Value>> bind(const Map& values) const;
    Result<RuleEndpoint> resolve(std::vector<Value> bound) const;

private:
    RuleSet();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace botoscope::endpoint::rules
