#pragma once
// Inside endpoint/rules/ only: a rule set, compiled.
#include "core/base/value.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace botoscope::endpoint::rules {

/// Places of names: each variable and parameter has one of its own.
class Slots {
public:
    int of(const std::string& name)
    {
        const auto [entry, fresh] = m_slots.try_emplace(name, static_cast<int>(m_names.size()));
        if (fresh) {
            m_names.push_back(name);
        }
        return entry->second;
    }
    /// -1 if there is none.
    int find(const std::string& name) const
    {
        const auto entry = m_slots.find(name);
        return entry == m_slots.end() ? -1 : entry->second;
    }
    const std::string& name(int slot) const { return m_names[static_cast<std::size_t>(slot)]; }
    std::size_t size() const { return m_names.size(); }

private:
    std::unordered_map<std::string, int> m_slots;
    std::vector<std::string> m_names;
};

/// A piece of a template: text, then the value of a variable or of an attribute of it, if there is a slot.
struct TemplatePart {
    std::string text;
    int slot = -1;
    std::vector<std::string> attributes;
};

/// A step of getAttr's path: a member, an index, or a member and an index in it.
struct PathStep {
    std::string name;
    int index = -1;
};

struct Call;

struct Expression {
    enum class Kind { Literal, Reference, Template, Call };
    Kind kind = Kind::Literal;
    Value literal;
    int slot = -1;
    std::vector<TemplatePart> parts;
    std::shared_ptr<const Call> call;
};

enum class Function {
    IsSet,
    Not,
    GetAttr,
    StringEquals,
    BooleanEquals,
    Substring,
    ParseUrl,
    IsValidHostLabel,
    UriEncode,
    Partition,
    ParseArn,
    IsVirtualHostableS3Bucket,
    Coalesce,
    IfThenElse,
    Split,
};

struct Call {
    Function function = Function::IsSet;
    std::vector<Expression> arguments;
    std::vector<PathStep> path; ///< getAttr's second argument
    int assign = -1;
    std::string text; ///< for people, e.g. "not isSet(Endpoint)"
};

struct Rule {
    enum class Kind { Tree, Endpoint, Error };
    Kind kind = Kind::Tree;
    std::vector<Call> conditions;
    std::vector<Rule> rules; ///< tree
    Expression text;         ///< endpoint: the URL; error: the message
    Value properties;        ///< endpoint: as in the rule set, templates in them
    std::vector<std::pair<std::string, std::vector<Expression>>> headers; ///< endpoint
};

} // namespace botoscope::endpoint::rules
