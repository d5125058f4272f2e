#pragma once
#include "core/protocol/common/rest_serializer.h"

namespace botoscope::protocol {

/// rest-xml (§4.5, §4.6): REST with an XML body, as S3, CloudFront and Route 53 speak it. Sets no Content-Type.
class RestXmlSerializer : public RestSerializer {
public:
    explicit RestXmlSerializer(SerializerOptions options);

private:
    std::string writeBody(const Value& params, const model::ShapeRef& ref, Failure& failure) const override;

    ScalarRules m_rules;
};

} // namespace botoscope::protocol
