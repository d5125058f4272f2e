#include "tests/fuzz/sample_model.h"

#include "core/base/json.h"
#include "tests/fuzz/fuzz.h"

#include <map>

namespace botoscope::fuzz {

namespace {

constexpr std::string_view text = R"({
"metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "sample", "serviceId": "Sample", "jsonVersion": "1.1",
  "targetPrefix": "Sample", "signatureVersion": "v4", "xmlNamespace": "http://sample.example/"},
"operations": {
  "Get": {"name": "Get", "http": {"method": "POST", "requestUri": "/things/{Name}/{Path+}?kind=all"},
    "input": {"shape": "Question"}, "output": {"shape": "Answer", "resultWrapper": "GetResult"},
    "errors": [{"shape": "Gone"}]},
  "Read": {"name": "Read", "http": {"method": "GET", "requestUri": "/bytes"},
    "input": {"shape": "Question"}, "output": {"shape": "Bytes"}, "errors": [{"shape": "Gone"}]},
  "Watch": {"name": "Watch", "http": {"method": "POST", "requestUri": "/watch"},
    "input": {"shape": "Question"}, "output": {"shape": "Watched"}, "errors": [{"shape": "Gone"}]}
},
"shapes": {
  "Text": {"type": "string"}, "Whole": {"type": "integer"}, "Long": {"type": "long"}, "Real": {"type": "double"},
  "Small": {"type": "float"}, "Flag": {"type": "boolean"}, "Bin": {"type": "blob"}, "When": {"type": "timestamp"},
  "Word": {"type": "string", "enum": ["one", "two"]},
  "Day": {"type": "timestamp", "timestampFormat": "iso8601"},
  "Stamp": {"type": "timestamp", "timestampFormat": "unixTimestamp"},
  "Any": {"type": "structure", "members": {}, "document": true},
  "Texts": {"type": "list", "member": {"shape": "Text"}},
  "Flat": {"type": "list", "member": {"shape": "Text", "locationName": "Flatted"}, "flattened": true},
  "Trees": {"type": "list", "member": {"shape": "Tree", "locationName": "tree"}},
  "Notes": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Whole"}},
  "FlatMap": {"type": "map", "key": {"shape": "Text", "locationName": "K"},
    "value": {"shape": "Tree", "locationName": "V"}, "flattened": true},
  "Choice": {"type": "structure", "union": true, "members": {"A": {"shape": "Text"}, "B": {"shape": "Whole"}}},
  "Tree": {"type": "structure", "xmlNamespace": {"prefix": "x", "uri": "u"}, "members": {
    "T": {"shape": "Text"}, "W": {"shape": "Whole"}, "L": {"shape": "Long"}, "R": {"shape": "Real"},
    "S": {"shape": "Small"}, "F": {"shape": "Flag"}, "B": {"shape": "Bin"}, "At": {"shape": "When"},
    "Day": {"shape": "Day"}, "Stamp": {"shape": "Stamp"}, "Any": {"shape": "Any"}, "Word": {"shape": "Word"},
    "Texts": {"shape": "Texts"}, "Flat": {"shape": "Flat"}, "Trees": {"shape": "Trees"}, "Notes": {"shape": "Notes"},
    "FlatMap": {"shape": "FlatMap"}, "Choice": {"shape": "Choice"}, "Tree": {"shape": "Tree"},
    "Kind": {"shape": "Text", "locationName": "x:kind", "xmlAttribute": true},
    "Json": {"shape": "Text", "jsonvalue": true}}},
  "Question": {"type": "structure", "required": ["Name"], "members": {
    "Name": {"shape": "Text", "location": "uri", "locationName": "Name"},
    "Path": {"shape": "Text", "location": "uri", "locationName": "Path"},
    "Count": {"shape": "Whole", "location": "querystring", "locationName": "count"},
    "Secret": {"shape": "Text", "location": "header", "locationName": "x-secret", "sensitive": true},
    "Tree": {"shape": "Tree"}, "Trees": {"shape": "Trees"}, "Texts": {"shape": "Texts"}}},
  "Answer": {"type": "structure", "members": {
    "Status": {"shape": "Whole", "location": "statusCode"},
    "Tag": {"shape": "Text", "location": "header", "locationName": "x-tag"},
    "Size": {"shape": "Long", "location": "header", "locationName": "x-size"},
    "Moment": {"shape": "When", "location": "header", "locationName": "x-moment"},
    "Data": {"shape": "Bin", "location": "header", "locationName": "x-data"},
    "On": {"shape": "Flag", "location": "header", "locationName": "x-on"},
    "Words": {"shape": "Texts", "location": "header", "locationName": "x-words"},
    "Value": {"shape": "Text", "location": "header", "locationName": "x-json", "jsonvalue": true},
    "Meta": {"shape": "Strings", "location": "headers", "locationName": "x-meta-"},
    "Tree": {"shape": "Tree"}, "Trees": {"shape": "Trees"}, "Flat": {"shape": "Flat"}, "Notes": {"shape": "Notes"}}},
  "Strings": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
  "Bytes": {"type": "structure", "payload": "Body", "members": {
    "Body": {"shape": "Bin", "streaming": true},
    "Tag": {"shape": "Text", "location": "header", "locationName": "x-tag"}}},
  "Watched": {"type": "structure", "payload": "Stream", "members": {"Stream": {"shape": "Stream"}}},
  "Stream": {"type": "structure", "eventstream": true, "members": {
    "Plain": {"shape": "Plain"}, "Framed": {"shape": "Framed"}, "Gone": {"shape": "Gone"}}},
  "Plain": {"type": "structure", "event": true, "members": {"Tree": {"shape": "Tree"}}},
  "Framed": {"type": "structure", "event": true, "members": {
    "At": {"shape": "When", "eventheader": true}, "Name": {"shape": "Text", "eventheader": true},
    "Number": {"shape": "Whole", "eventheader": true}, "Body": {"shape": "Bin", "eventpayload": true}}},
  "Gone": {"type": "structure", "exception": true, "error": {"code": "Gone", "httpStatusCode": 404},
    "members": {"message": {"shape": "Text"}, "Tree": {"shape": "Tree"},
      "Tag": {"shape": "Text", "location": "header", "locationName": "x-tag"}}}
}})";

std::shared_ptr<const model::ServiceModel> make(model::Protocol protocol)
{
    auto json = parseJson(text);
    expect(json.ok(), "the sample model is JSON");
    Value metadata = (*json)["metadata"];
    metadata.set("protocol", model::protocolName(protocol));
    json->set("metadata", std::move(metadata));
    auto made = model::ServiceModel::fromValue("sample", *json);
    expect(made.ok(), "the sample model is a model");
    return *made;
}

} // namespace

const model::ServiceModel& sampleModel(model::Protocol protocol)
{
    static std::map<model::Protocol, std::shared_ptr<const model::ServiceModel>> made;
    auto& service = made[protocol];
    if (!service) {
        service = make(protocol);
    }
    return *service;
}

} // namespace botoscope::fuzz
