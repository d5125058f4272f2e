#pragma once
#include "core/protocol/common/rest_serializer.h"

namespace botoscope::protocol {

/// rest-json (§4.5): REST with a JSON body.
class RestJsonSerializer : public RestSerializer {
public:
    explicit RestJsonSerializer(SerializerOptions options);

private:
    std::string writeBody(const Value& params, const model::ShapeRef& ref, Failure& failure) const override;
    std::string emptyBody() const override { return "{}"; }
    bool needsEmptyBody(const model::Shape& shape) const override;
    std::string contentType() const override { return "application/json"; }

    ScalarRules m_rules;
};

} // namespace botoscope::protocol
