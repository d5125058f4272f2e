#pragma once
#include "core/base/json.h"
#include "core/endpoint/legacy_resolver.h"

#include <memory>

namespace botoscope::endpoint::test {

/// Made-up endpoint data in the form of endpoints.json.
inline std::shared_ptr<const LegacyResolver> sampleResolver()
{
    static const auto resolver = std::make_shared<const LegacyResolver>(parseJson(R"({"partitions": [
      {"partition": "aws", "dnsSuffix": "amazonaws.com", "regionRegex": "^(us|eu)\\-\\w+\\-\\d+$",
       "regions": {"us-east-1": {"description": "Virginia"}, "eu-west-1": {"description": "Ireland"}},
       "defaults": {"hostname": "{service}.{region}.{dnsSuffix}", "protocols": ["https"], "signatureVersions": ["v4"],
         "variants": [{"tags": ["fips"], "hostname": "{service}-fips.{region}.{dnsSuffix}"},
                      {"tags": ["dualstack"], "hostname": "{service}.{region}.{dnsSuffix}", "dnsSuffix": "api.aws"}]},
       "services": {
         "plain": {"endpoints": {"us-east-1": {"deprecated": true}, "eu-west-1": {
             "variants": [{"tags": ["dualstack", "fips"], "hostname": "both.{region}.{dnsSuffix}"}]}}},
         "odd": {"defaults": {"protocols": ["http"], "credentialScope": {"service": "oddly"}},
                 "endpoints": {"us-east-1": {"hostname": "odd.example"}, "local-zone": {}}},
         "global": {"isRegionalized": false, "partitionEndpoint": "aws-global",
                    "endpoints": {"aws-global": {"hostname": "global.{dnsSuffix}",
                                                 "credentialScope": {"region": "us-east-1"}}}},
         "s3": {"partitionEndpoint": "aws-global", "endpoints": {"us-east-1": {}, "aws-global":
                {"hostname": "s3.amazonaws.com", "credentialScope": {"region": "us-east-1"}}}}}},
      {"partition": "aws-iso", "dnsSuffix": "ic.gov", "regionRegex": "^us\\-iso\\-\\w+\\-\\d+$", "regions": {},
       "defaults": {"hostname": "{service}.{region}.{dnsSuffix}", "protocols": ["https"]}, "services": {}}
    ]})")
                                                                            .value());
    return resolver;
}

} // namespace botoscope::endpoint::test
