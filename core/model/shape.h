#pragma once
#include "core/base/name.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace botoscope::model {

enum class ShapeType { Structure, List, Map, String, Integer, Long, Float, Double, Boolean, Blob, Timestamp };

/// Where a member travels in a REST request or response. Body unless the model says otherwise.
enum class Location { Body, Uri, QueryString, Header, Headers, StatusCode };

struct XmlNamespace {
    std::string uri;
    std::string prefix;
};

/// What model files say of a shape or of one reference to it; a reference's entries win over its shape's (botocore
/// overlays them, botocore-behaviour.md §1.7). Absent texts are empty.
struct Traits {
    std::string locationName;    ///< wire name
    std::string queryName;       ///< ec2 only, verbatim
    std::string timestampFormat; ///< as in the model; compare lower-case
    std::string payload;         ///< the structure's payload member
    std::string resultWrapper;
    std::string documentation; ///< HTML
    std::string contextParam;  ///< endpoint rule parameter this member feeds
    std::string deprecatedMessage;
    std::optional<XmlNamespace> xmlNamespace;
    Location location = Location::Body;
    bool flattened = false;
    bool streaming = false;
    bool xmlAttribute = false;
    bool jsonvalue = false;
    bool hostLabel = false;
    bool idempotencyToken = false;
    bool sensitive = false;
    bool deprecated = false;
    bool eventstream = false;
    bool event = false;
    bool eventheader = false;
    bool eventpayload = false;
    bool requiresLength = false;
    bool box = false;
};

/// The error section of an exception shape.
struct ExceptionTrait {
    std::string code;       ///< error.code if modelled, else the shape's name: what to look errors up by
    int httpStatusCode = 0; ///< 0 if not modelled
    bool senderFault = false;
    bool fault = false;
    bool retryable = false;
    bool throttling = false;
};

class ServiceModel;
class Shape;

/// A use of a shape (member, list item, map key/value, operation input/output) with the merged traits.
/// The target is resolved when first asked for, so recursive models need no special care. Thread-safe.
class ShapeRef {
public:
    ShapeRef() = default;
    ShapeRef(const ServiceModel* service, Name shapeName, Traits traits);
    const Shape& shape() const; ///< the target; a model whose target is missing gives an empty structure
    const Name& shapeName() const { return m_shapeName; }
    const Traits& traits() const { return m_traits; } ///< target's traits with this reference's laid over
    ShapeType type() const;

private:
    /// Remembers the target once found. Copies may find it again.
    struct Target {
        Target() = default;
        Target(const Target& other) : shape(other.shape.load(std::memory_order_acquire)) {}
        Target& operator=(const Target& other)
        {
            shape.store(other.shape.load(std::memory_order_acquire), std::memory_order_release);
            return *this;
        }
        std::atomic<const Shape*> shape{nullptr};
    };

    const ServiceModel* m_service = nullptr;
    Name m_shapeName;
    Traits m_traits;
    mutable Target m_target;
};

struct Member {
    Name name;
    ShapeRef ref;
    bool required = false;
    /// Name on the wire: locationName or the member's name.
    std::string_view wireName() const
    {
        return ref.traits().locationName.empty() ? name.view() : std::string_view(ref.traits().locationName);
    }
};

/// One shape of a service model. Immutable.
class Shape {
public:
    Name name;
    ShapeType type = ShapeType::Structure;
    Traits traits;
    std::optional<double> min;
    std::optional<double> max;
    std::string pattern;
    std::vector<std::string> enumValues;
    std::vector<Member> members; ///< structure, in model order
    std::vector<Name> required;  ///< structure, in model order
    ShapeRef listMember;         ///< list
    ShapeRef mapKey;             ///< map
    ShapeRef mapValue;           ///< map
    bool isUnion = false;        ///< exactly one member is set
    bool isDocument = false;     ///< any JSON value
    std::optional<ExceptionTrait> exception;

    const Member* member(std::string_view memberName) const;
    bool isException() const { return exception.has_value(); }
    /// First member whose shape is an event stream, nullptr if none (botocore-behaviour.md §1.7).
    const Member* eventStreamMember() const;
    /// The payload member if its shape is a blob: its presence makes a body streaming (trait not consulted).
    const Member* streamingMember() const;
};

std::string_view shapeTypeName(ShapeType type); ///< the model's own word, e.g. "structure"

} // namespace botoscope::model
