#include "core/protocol/skeleton.h"

#include "core/base/encoding.h"
#include "core/base/pattern/dice.h"
#include "core/base/pattern/pattern.h"
#include "core/protocol/common/rest_header.h"

#include <cmath>
#include <unordered_map>

namespace botoscope::protocol {

namespace {

using model::Shape;
using model::ShapeRef;
using model::ShapeType;
using model::Traits;

constexpr std::size_t mostValues = 4'000;       // made before optional members stop being added
constexpr std::size_t mostValuesAtAll = 50'000; // 64 bytes of text count as one
constexpr std::size_t deepest = 200;            // levels of structures, lists and maps
constexpr int deepestOptional = 8;              // levels on which optional members are added
constexpr std::size_t mostItems = 1'000;
constexpr std::size_t longestText = 1U << 20;
constexpr std::string_view fixedUuid = "00000000-0000-4000-8000-000000000000";
constexpr std::int64_t fixedSecond = 1'735'689'600; // 2025-01-01T00:00:00Z

/// FNV-1a, the same on every machine.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash;
}

std::size_t sizeLimit(std::optional<double> limit, std::size_t otherwise)
{
    constexpr double largest = 1e9;
    return limit && *limit >= 0 ? static_cast<std::size_t>(std::min(std::ceil(*limit), largest)) : otherwise;
}

/// A text brought to a length within bounds: repeated to the least, cut to the most.
std::string fitted(std::string text, const SampleBounds& bounds)
{
    const std::string unit = text.empty() ? "sample" : text;
    const std::size_t least = std::min(bounds.least, longestText);
    while (text.size() < least) {
        text += unit;
    }
    const bool longer = text.size() > std::max(unit.size(), least);
    text.resize(std::min(text.size(), longer ? std::min(least, bounds.most) : bounds.most));
    return text;
}

class SkeletonBuilder {
public:
    explicit SkeletonBuilder(const SkeletonOptions& options)
        : m_options(options), m_varied(!options.seed.empty()), m_dice(hashOf(options.seed))
    {
    }

    /// nullopt when the value would have to hold itself.
    std::optional<Value> make(const Shape& shape, const Traits& traits);

private:
    std::optional<Value> makeRef(const ShapeRef& ref) { return make(ref.shape(), ref.traits()); }
    std::optional<Value> structure(const Shape& shape);
    std::optional<Value> unionOf(const Shape& shape);
    std::optional<Value> members(const Shape& shape);
    std::optional<Value> container(const Shape& shape);
    std::optional<Value> list(const Shape& shape);
    std::optional<Value> map(const Shape& shape);
    std::string text(const Shape& shape, const Traits& traits);
    std::optional<std::string> patternText(const Shape& shape, const SampleBounds& bounds);
    std::string plainText();
    std::string counted(std::string text)
    {
        m_made += text.size() / 64;
        return text;
    }
    std::string blob(const Shape& shape);
    double number(const Shape& shape, bool whole);
    Value timestamp();
    bool wantsOptional() const
    {
        return m_options.allMembers && m_made < mostValues && m_open.size() <= deepestOptional;
    }

    const SkeletonOptions& m_options;
    bool m_varied;
    Dice m_dice;
    std::size_t m_made = 0;
    std::vector<const Shape*> m_open;                                   // structures being made, outermost first
    std::vector<std::pair<const Shape*, std::size_t>> m_openContainers; // lists and maps, with the structures around
    std::unordered_map<const Shape*, std::optional<Pattern>> m_patterns;
};

std::optional<Value> SkeletonBuilder::make(const Shape& shape, const Traits& traits)
{
    if (++m_made > mostValuesAtAll || m_open.size() > deepest || m_openContainers.size() > deepest) {
        return std::nullopt;
    }
    if (isJsonValueHeader(shape.type, traits)) {
        return Value(Map());
    }
    switch (shape.type) {
    case ShapeType::Structure:
        return structure(shape);
    case ShapeType::List:
    case ShapeType::Map:
        return container(shape);
    case ShapeType::String:
        return counted(text(shape, traits));
    case ShapeType::Integer:
    case ShapeType::Long:
        return static_cast<std::int64_t>(number(shape, true));
    case ShapeType::Float:
    case ShapeType::Double:
        return number(shape, false);
    case ShapeType::Boolean:
        return !m_varied || m_dice.below(2) == 0;
    case ShapeType::Blob:
        return Blob(counted(blob(shape)));
    case ShapeType::Timestamp:
        return timestamp();
    }
    return Value();
}

std::optional<Value> SkeletonBuilder::structure(const Shape& shape)
{
    if (shape.isDocument) {
        return Value(Map());
    }
    if (std::find(m_open.begin(), m_open.end(), &shape) != m_open.end()) {
        return std::nullopt;
    }
    m_open.push_back(&shape);
    auto made = shape.isUnion ? unionOf(shape) : members(shape);
    m_open.pop_back();
    return made;
}

std::optional<Value> SkeletonBuilder::unionOf(const Shape& shape)
{
    const std::size_t count = shape.members.size();
    const std::size_t start = m_varied && count > 0 ? m_dice.below(count) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const model::Member& member = shape.members[(start + i) % count];
        if (auto value = makeRef(member.ref)) {
            return Value::object({{member.name, std::move(*value)}});
        }
    }
    return std::nullopt;
}

std::optional<Value> SkeletonBuilder::members(const Shape& shape)
{
    Map out;
    for (const model::Member& member : shape.members) {
        if (!member.required && !wantsOptional()) {
            continue;
        }
        auto value = makeRef(member.ref);
        if (value) {
            out.append(member.name, std::move(*value));
        } else if (member.required && m_open.size() > 1) {
            return std::nullopt;
        }
    }
    return Value(std::move(out));
}

/// A list or map; one within itself, without a structure between, would never end.
std::optional<Value> SkeletonBuilder::container(const Shape& shape)
{
    const std::pair mine(&shape, m_open.size());
    if (std::find(m_openContainers.begin(), m_openContainers.end(), mine) != m_openContainers.end()) {
        return std::nullopt;
    }
    m_openContainers.push_back(mine);
    auto made = shape.type == ShapeType::List ? list(shape) : map(shape);
    m_openContainers.pop_back();
    return made;
}

std::optional<Value> SkeletonBuilder::list(const Shape& shape)
{
    const std::size_t least = std::min(sizeLimit(shape.min, 0), mostItems);
    const std::size_t count = std::min(std::max<std::size_t>(least, 1), std::max(least, sizeLimit(shape.max, 1)));
    List out;
    for (std::size_t i = 0; i < count; ++i) {
        auto item = makeRef(shape.listMember);
        if (!item) {
            return least == 0 ? std::optional(Value(List())) : std::nullopt;
        }
        out.push_back(std::move(*item));
    }
    return Value(std::move(out));
}

std::optional<Value> SkeletonBuilder::map(const Shape& shape)
{
    const std::size_t least = std::min(sizeLimit(shape.min, 0), mostItems);
    const std::size_t count = std::min(std::max<std::size_t>(least, 1), std::max(least, sizeLimit(shape.max, 1)));
    const std::vector<std::string>& keys = shape.mapKey.shape().enumValues;
    Map out;
    for (std::size_t i = 0; i < count; ++i) {
        std::string key = counted(text(shape.mapKey.shape(), shape.mapKey.traits()));
        if (i > 0) {
            key = i < keys.size() ? keys[i] : key + std::to_string(i);
        }
        auto value = makeRef(shape.mapValue);
        if (!value) {
            return least == 0 ? std::optional(Value(Map())) : std::nullopt;
        }
        out.set(Name(key), std::move(*value));
    }
    return Value(std::move(out));
}

std::string SkeletonBuilder::text(const Shape& shape, const Traits& traits)
{
    const SampleBounds bounds{std::max(sizeLimit(shape.min, 0), traits.hostLabel ? std::size_t{1} : std::size_t{0}),
                              sizeLimit(shape.max, SIZE_MAX)};
    if (!shape.enumValues.empty()) {
        const std::string& value = shape.enumValues[m_varied ? m_dice.below(shape.enumValues.size()) : 0];
        return value.size() < bounds.least ? fitted(value, bounds) : value;
    }
    if (auto matching = patternText(shape, bounds)) {
        return *matching;
    }
    return fitted(traits.idempotencyToken ? std::string(fixedUuid) : plainText(), bounds);
}

std::optional<std::string> SkeletonBuilder::patternText(const Shape& shape, const SampleBounds& bounds)
{
    if (shape.pattern.empty()) {
        return std::nullopt;
    }
    const auto [known, isNew] = m_patterns.try_emplace(&shape);
    if (isNew) {
        known->second = readPattern(shape.pattern);
    }
    if (!known->second) {
        return std::nullopt;
    }
    return sampleOf(*known->second, bounds, m_varied ? 1 + m_dice.below(1'000'000) : 0);
}

std::string SkeletonBuilder::plainText()
{
    std::string out = "sample";
    if (m_varied) {
        out += '-';
        for (int i = 0; i < 8; ++i) {
            out += "0123456789abcdef"[m_dice.below(16)];
        }
    }
    return out;
}

std::string SkeletonBuilder::blob(const Shape& shape)
{
    return fitted(plainText(), {sizeLimit(shape.min, 0), sizeLimit(shape.max, SIZE_MAX)});
}

double SkeletonBuilder::number(const Shape& shape, bool whole)
{
    constexpr double largest = 9.0e18;
    constexpr double spread = 100;
    const double most = std::clamp(shape.max.value_or(largest), -largest, largest);
    const double least = std::clamp(shape.min.value_or(std::min(1.0, most)), -largest, largest);
    double value = shape.min ? std::max(least, std::min(1.0, most)) : least;
    if (m_varied) {
        const double width = std::min(std::max(most - value, 0.0), spread);
        value += width * static_cast<double>(m_dice.below(101)) / 100;
    }
    if (!whole) {
        return value;
    }
    const double up = std::ceil(value);
    return up <= most || shape.min ? up : std::floor(value);
}

Value SkeletonBuilder::timestamp()
{
    constexpr std::size_t year = 365 * 86'400;
    const auto before = m_varied ? static_cast<std::int64_t>(m_dice.below(year)) : 0;
    return Timestamp::fromSeconds(fixedSecond - before);
}

} // namespace

Value makeSkeleton(const Shape& shape, const SkeletonOptions& options)
{
    return SkeletonBuilder(options).make(shape, shape.traits).value_or(Value(Map()));
}

} // namespace botoscope::protocol
