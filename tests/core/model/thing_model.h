#pragma once
#include "core/model/service_model.h"

#include <gtest/gtest.h>

namespace botoscope::model {

/// A small service with a bit of everything.
inline constexpr std::string_view thingModel = R"({
    "metadata": {"apiVersion": "2020-01-02", "endpointPrefix": "things", "protocol": "query",
                 "protocols": ["query", "json"], "serviceId": "Thing Service V2", "signatureVersion": "v4",
                 "serviceFullName": "Amazon Things", "auth": ["aws.auth#sigv4"], "xmlNamespace": "http://things/",
                 "awsQueryCompatible": {}, "jsonVersion": "1.1", "targetPrefix": "Things"},
    "operations": {
        "ListThings": {"name": "ListThings", "http": {"method": "GET", "requestUri": "/things?list"},
                       "input": {"shape": "ListRequest", "locationName": "Wrapped"},
                       "output": {"shape": "ListResponse", "resultWrapper": "ListThingsResult"},
                       "errors": [{"shape": "NotThere"}], "documentation": "<p>Lists.</p>", "readonly": true},
        "PutThing": {"name": "PutThing2020_01_02", "http": {"method": "POST", "requestUri": "/", "responseCode": 202},
                     "endpoint": {"hostPrefix": "data."}, "auth": ["smithy.api#noAuth"], "authtype": "none",
                     "unsignedPayload": true, "deprecated": true, "deprecatedMessage": "no more", "idempotent": true,
                     "httpChecksumRequired": true, "endpointoperation": true, "documentationUrl": "http://d/",
                     "httpChecksum": {"requestChecksumRequired": true, "responseAlgorithms": ["CRC32"]},
                     "staticContextParams": {"Limit": {"value": 5}}},
        "ListHTTPThings": {}
    },
    "shapes": {
        "ListRequest": {"type": "structure", "members": {}},
        "ListResponse": {"type": "structure", "payload": "Body", "members": {"Body": {"shape": "Bytes"}}},
        "Bytes": {"type": "blob", "streaming": true},
        "NotThere": {"type": "structure", "exception": true, "error": {"code": "Gone"}, "members": {}},
        "Early": {"type": "structure", "exception": true, "members": {}},
        "Late": {"type": "structure", "exception": true, "error": {"code": "Early"}, "members": {}}
    },
    "documentation": "<p>Things.</p>",
    "clientContextParams": {"UseThings": {"type": "boolean", "documentation": "d"}}
})";

inline std::shared_ptr<const ServiceModel> thing()
{
    auto model = ServiceModel::fromJson("thing", std::string(thingModel));
    EXPECT_TRUE(model.ok());
    return model ? *model : nullptr;
}

} // namespace botoscope::model
