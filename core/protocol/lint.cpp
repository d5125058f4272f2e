#include "core/base/pattern/pattern.h"
#include "core/protocol/common/failure.h"
#include "core/protocol/common/python_text.h"
#include "core/protocol/common/value_path.h"
#include "core/protocol/validate.h"

#include <unordered_map>

namespace botoscope::protocol {

namespace {

using model::Shape;
using model::ShapeRef;
using model::ShapeType;

/// Values of the wrong kind are validateParams' business and passed over here.
class Linter {
public:
    explicit Linter(std::vector<ValidationProblem>& problems) : m_problems(problems) {}

    void check(const Value& value, const ShapeRef& ref, const ValuePath& path)
    {
        check(value, ref.shape(), ref.traits().sensitive, path);
    }
    void check(const Value& value, const Shape& shape, bool sensitive, const ValuePath& path);

private:
    void report(const ValuePath& path, const std::string& text)
    {
        m_problems.push_back({path.text(), path.shown() + ": " + text});
    }
    void checkStructure(const Value& value, const Shape& shape, const ValuePath& path);
    void checkText(const std::string& text, const Shape& shape, bool sensitive, const ValuePath& path);
    void checkPattern(const std::string& text, const Shape& shape, const ValuePath& path);
    void checkMost(double actual, const Shape& shape, const ValuePath& path, const std::string& unit);
    /// Sizes whose least validateParams does not look at.
    void checkLeast(double actual, const Shape& shape, const ValuePath& path, const std::string& unit);

    std::vector<ValidationProblem>& m_problems;
    std::unordered_map<const Shape*, std::optional<Pattern>> m_patterns;
};

void Linter::check(const Value& value, const Shape& shape, bool sensitive, const ValuePath& path)
{
    switch (shape.type) {
    case ShapeType::Structure:
        checkStructure(value, shape, path);
        break;
    case ShapeType::List: {
        checkMost(static_cast<double>(value.list().size()), shape, path, " items");
        std::size_t position = 0;
        for (const Value& item : value.list()) {
            check(item, shape.listMember, path.item(position++));
        }
        break;
    }
    case ShapeType::Map:
        checkMost(static_cast<double>(value.map().size()), shape, path, " entries");
        checkLeast(static_cast<double>(value.map().size()), shape, path, " entries");
        for (const auto& [key, item] : value.map()) {
            check(key.view(), shape.mapKey, path.mapKey(key));
            check(item, shape.mapValue, path.member(key));
        }
        break;
    case ShapeType::String:
        if (value.isString()) {
            checkText(value.toString(), shape, sensitive, path);
        }
        break;
    case ShapeType::Blob:
        if (value.isBlob() || value.isString()) {
            const std::size_t size = value.isBlob() ? value.toBlob().view().size() : value.toString().size();
            checkMost(static_cast<double>(size), shape, path, " bytes");
            checkLeast(static_cast<double>(size), shape, path, " bytes");
        }
        break;
    default:
        if (value.isNumber()) {
            checkMost(value.toDouble(), shape, path, "");
        }
    }
}

void Linter::checkStructure(const Value& value, const Shape& shape, const ValuePath& path)
{
    if (shape.isDocument) {
        return;
    }
    for (const auto& [key, item] : value.map()) {
        if (const model::Member* member = shape.member(key)) {
            check(item, member->ref, path.member(key));
        }
    }
}

void Linter::checkText(const std::string& text, const Shape& shape, bool sensitive, const ValuePath& path)
{
    checkMost(static_cast<double>(codePoints(text)), shape, path, " characters");
    if (shape.enumValues.empty()) {
        checkPattern(text, shape, path);
        return;
    }
    if (std::find(shape.enumValues.begin(), shape.enumValues.end(), text) == shape.enumValues.end()) {
        const std::string shown = sensitive ? "the value" : "\"" + text + "\"";
        report(path, shown + " is none of the " + std::to_string(shape.enumValues.size()) + " values the model knows");
    }
}

void Linter::checkPattern(const std::string& text, const Shape& shape, const ValuePath& path)
{
    if (shape.pattern.empty()) {
        return;
    }
    const auto [known, isNew] = m_patterns.try_emplace(&shape);
    if (isNew) {
        known->second = readPattern(shape.pattern);
    }
    if (known->second && matchesWhole(*known->second, text) == false) {
        report(path, "does not match the pattern " + shape.pattern);
    }
}

void Linter::checkMost(double actual, const Shape& shape, const ValuePath& path, const std::string& unit)
{
    if (shape.max && actual > *shape.max) {
        report(path, limitText(actual) + unit + ", more than the most the model allows, " + limitText(*shape.max));
    }
}

void Linter::checkLeast(double actual, const Shape& shape, const ValuePath& path, const std::string& unit)
{
    if (shape.min && actual < *shape.min) {
        report(path, limitText(actual) + unit + ", fewer than the least the model allows, " + limitText(*shape.min));
    }
}

} // namespace

std::vector<ValidationProblem> lintParams(const Value& params, const Shape& shape)
{
    std::vector<ValidationProblem> problems;
    if (!nestsDeeperThan(params, maxParameterDepth)) {
        Linter(problems).check(params, shape, shape.traits.sensitive, ValuePath());
    }
    return problems;
}

} // namespace botoscope::protocol
