#include "core/protocol/validate.h"

#include "core/protocol/common/failure.h"
#include "core/protocol/common/python_text.h"
#include "core/protocol/common/rest_header.h"
#include "core/protocol/common/value_path.h"
#include "core/protocol/common/wire_time.h"

namespace botoscope::protocol {

namespace {

using model::Shape;
using model::ShapeRef;
using model::ShapeType;
using model::Traits;

constexpr std::string_view textTypes = "<class 'str'>";
constexpr std::string_view integerTypes = "<class 'int'>";
constexpr std::string_view floatTypes = "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>";
constexpr std::string_view boolTypes = "<class 'bool'>";
constexpr std::string_view structureTypes = "<class 'dict'>";
constexpr std::string_view listTypes = "<class 'list'>, <class 'tuple'>";
constexpr std::string_view blobTypes = "<class 'bytes'>, <class 'bytearray'>, file-like object";
constexpr std::string_view timeTypes = "<class 'datetime.datetime'>, timestamp-string";
constexpr std::string_view documentTypes =
    "<class 'str'>, <class 'int'>, <class 'bool'>, <class 'float'>, <class 'list'>, <class 'dict'>";

std::string typeText(const Value& value)
{
    return "<class '" + std::string(pythonTypeName(value.kind())) + "'>";
}

std::string memberNames(const Shape& shape)
{
    std::string out;
    for (const model::Member& member : shape.members) {
        out += (out.empty() ? "" : ", ") + member.name.str();
    }
    return out;
}

/// The name of the kind inside a value that JSON can't hold, empty if there is none.
std::string_view notJson(const Value& value)
{
    if (value.isBlob()) {
        return "bytes";
    }
    if (value.isTimestamp()) {
        return "datetime";
    }
    for (const Value& item : value.list()) {
        if (const auto found = notJson(item); !found.empty()) {
            return found;
        }
    }
    for (const auto& [key, item] : value.map()) {
        if (const auto found = notJson(item); !found.empty()) {
            return found;
        }
    }
    return {};
}

class Validator {
public:
    explicit Validator(std::vector<ValidationProblem>& problems) : m_problems(problems) {}

    void check(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path);

private:
    void report(const ValuePath& path, std::string text) { m_problems.push_back({path.text(), std::move(text)}); }
    void wrongType(const Value& value, const Traits& traits, const ValuePath& path, std::string_view wanted)
    {
        report(path, "Invalid type for parameter " + path.shown() + ", value: " + shownValue(value, traits) +
                         ", type: " + typeText(value) + ", valid types: " + std::string(wanted));
    }
    /// Values of members marked sensitive stay out of messages: the one departure from botocore's report.
    static std::string shownValue(const Value& value, const Traits& traits)
    {
        return traits.sensitive ? "<sensitive>" : pythonText(value);
    }
    void checkRef(const Value& value, const ShapeRef& ref, const ValuePath& path)
    {
        check(value, ref.shape(), ref.traits(), path);
    }
    void checkScalar(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path);
    void checkStructure(const Value& value, const Shape& shape, const ValuePath& path);
    void checkUnion(const Value& value, const Shape& shape, const ValuePath& path);
    void checkList(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path);
    void checkMap(const Value& value, const Shape& shape, const ValuePath& path);
    void checkNumber(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path);
    void checkLength(std::size_t length, const Shape& shape, const Traits& traits, const ValuePath& path);
    void checkDocument(const Value& value, const Traits& traits, const ValuePath& path);
    void checkJsonValue(const Value& value, const ValuePath& path);

    std::vector<ValidationProblem>& m_problems;
};

/// The least value or length allowed: the model's, or 1 for what becomes part of the host name.
std::optional<double> leastOf(const Shape& shape, const Traits& traits)
{
    if (shape.min) {
        return shape.min;
    }
    return traits.hostLabel ? std::optional(1.0) : std::nullopt;
}

void Validator::check(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path)
{
    if (isJsonValueHeader(shape.type, traits)) {
        checkJsonValue(value, path);
        return;
    }
    switch (shape.type) {
    case ShapeType::Structure:
        if (shape.isDocument) {
            checkDocument(value, traits, path);
        } else if (value.isMap()) {
            checkStructure(value, shape, path);
        } else {
            wrongType(value, traits, path, structureTypes);
        }
        break;
    case ShapeType::List:
        if (value.isList()) {
            checkList(value, shape, traits, path);
        } else {
            wrongType(value, traits, path, listTypes);
        }
        break;
    case ShapeType::Map:
        if (value.isMap()) {
            checkMap(value, shape, path);
        } else {
            wrongType(value, traits, path, structureTypes);
        }
        break;
    default:
        checkScalar(value, shape, traits, path);
    }
}

void Validator::checkScalar(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path)
{
    const auto require = [&](bool fits, std::string_view wanted) {
        if (!fits) {
            wrongType(value, traits, path, wanted);
        }
        return fits;
    };
    switch (shape.type) {
    case ShapeType::String:
        if (require(value.isString(), textTypes)) {
            checkLength(codePoints(value.toString()), shape, traits, path);
        }
        break;
    case ShapeType::Integer:
    case ShapeType::Long:
        // A bool is an int in Python, and passes.
        if (require(value.isInt() || value.isBool(), integerTypes)) {
            checkNumber(value, shape, traits, path);
        }
        break;
    case ShapeType::Float:
    case ShapeType::Double:
        if (require(value.isNumber() || value.isBool(), floatTypes)) {
            checkNumber(value, shape, traits, path);
        }
        break;
    case ShapeType::Boolean:
        require(value.isBool(), boolTypes);
        break;
    case ShapeType::Blob:
        require(value.isBlob() || value.isString(), blobTypes);
        break;
    default:
        require(momentOf(value).has_value(), timeTypes);
    }
}

void Validator::checkUnion(const Value& value, const Shape& shape, const ValuePath& path)
{
    if (value.size() == 0) {
        // The missing blank is botocore's.
        report(path, "Must set one of the following keys for tagged unionstructure " + path.shown() + ": " +
                         memberNames(shape) + ".");
    } else if (value.size() > 1) {
        report(path, "Invalid number of parameters set for tagged union structure " + path.shown() +
                         ". Can only set one of the following keys: " + memberNames(shape) + ".");
    }
}

void Validator::checkStructure(const Value& value, const Shape& shape, const ValuePath& path)
{
    if (shape.isUnion) {
        checkUnion(value, shape, path);
    }
    for (const Name& name : shape.required) {
        const model::Member* member = shape.member(name);
        const bool streamed = member && member->ref.traits().eventstream; // events come while the call runs
        if (!value.find(name) && !streamed) {
            report(path, "Missing required parameter in " + path.shown() + ": \"" + name.str() + "\"");
        }
    }
    std::vector<std::pair<const model::Member*, const Value*>> known;
    for (const auto& [key, item] : value.map()) {
        if (const model::Member* member = shape.member(key)) {
            known.emplace_back(member, &item);
        } else {
            report(path, "Unknown parameter in " + path.shown() + ": \"" + key.str() +
                             "\", must be one of: " + memberNames(shape));
        }
    }
    for (const auto& [member, item] : known) {
        checkRef(*item, member->ref, path.member(member->name));
    }
}

void Validator::checkList(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path)
{
    checkLength(value.size(), shape, traits, path);
    std::size_t position = 0;
    for (const Value& item : value.list()) {
        checkRef(item, shape.listMember, path.item(position++));
    }
}

void Validator::checkMap(const Value& value, const Shape& shape, const ValuePath& path)
{
    for (const auto& [key, item] : value.map()) {
        checkRef(Value(key.view()), shape.mapKey, path.mapKey(key));
        checkRef(item, shape.mapValue, path.member(key));
    }
}

void Validator::checkNumber(const Value& value, const Shape& shape, const Traits& traits, const ValuePath& path)
{
    const auto least = leastOf(shape, traits);
    const double number = value.isBool() ? (value.toBool() ? 1 : 0) : value.toDouble();
    if (least && number < *least) {
        report(path, "Invalid value for parameter " + path.shown() + ", value: " + shownValue(value, traits) +
                         ", valid min value: " + limitText(*least));
    }
}

void Validator::checkLength(std::size_t length, const Shape& shape, const Traits& traits, const ValuePath& path)
{
    const auto least = leastOf(shape, traits);
    if (least && static_cast<double>(length) < *least) {
        report(path, "Invalid length for parameter " + path.shown() + ", value: " + std::to_string(length) +
                         ", valid min length: " + limitText(*least));
    }
}

/// botocore's paths inside a document start anew at every key.
void Validator::checkDocument(const Value& value, const Traits& traits, const ValuePath& path)
{
    for (const auto& [key, item] : value.map()) {
        checkDocument(item, traits, ValuePath::startingAt(key));
    }
    std::size_t position = 0;
    for (const Value& item : value.list()) {
        checkDocument(item, traits, path.item(position++));
    }
    if (value.isBlob() || value.isTimestamp()) {
        report(path, "Invalid type for document parameter " + path.shown() + ", value: " + shownValue(value, traits) +
                         ", type: " + typeText(value) + ", valid types: " + std::string(documentTypes));
    }
}

void Validator::checkJsonValue(const Value& value, const ValuePath& path)
{
    if (const auto kind = notJson(value); !kind.empty()) {
        report(path, "Invalid parameter " + path.shown() + " must be json serializable: Object of type " +
                         std::string(kind) + " is not JSON serializable");
    }
}

} // namespace

std::vector<ValidationProblem> validateParams(const Value& params, const Shape& shape)
{
    std::vector<ValidationProblem> problems;
    if (nestsDeeperThan(params, maxParameterDepth)) {
        problems.push_back({"", "Parameters nest deeper than " + std::to_string(maxParameterDepth) + " levels"});
        return problems;
    }
    Validator(problems).check(params, shape, shape.traits, ValuePath());
    return problems;
}

Result<void> checkParams(const Value& params, const Shape* shape)
{
    const auto problems = shape ? validateParams(params, *shape) : std::vector<ValidationProblem>();
    if (problems.empty()) {
        return {};
    }
    std::string report;
    for (const ValidationProblem& problem : problems) {
        report += (report.empty() ? "" : "\n") + problem.text;
    }
    Error error(ErrorCode::ParamValidation, "Parameter validation failed:\n" + report);
    error.with("report", report);
    return error;
}

} // namespace botoscope::protocol
