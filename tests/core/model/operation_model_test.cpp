#include "core/model/thing_model.h"

#include <gtest/gtest.h>

namespace botoscope::model {

TEST(OperationModel, ReadsOperations)
{
    const auto model = thing();
    const OperationModel* list = model->operation("ListThings");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->name, "ListThings");
    EXPECT_EQ(list->http.method, "GET");
    EXPECT_EQ(list->http.requestUri, "/things?list");
    EXPECT_EQ(list->service, model.get());
    EXPECT_EQ(list->documentation, "<p>Lists.</p>");
    EXPECT_TRUE(list->readonly);
    EXPECT_EQ(list->inputShape(), model->shape("ListRequest"));
    EXPECT_EQ(list->input->traits().locationName, "Wrapped");
    EXPECT_EQ(list->output->traits().resultWrapper, "ListThingsResult");
    ASSERT_EQ(list->errors.size(), 1u);
    EXPECT_EQ(list->errors[0].shapeName(), "NotThere");
    EXPECT_TRUE(list->hasStreamingOutput());
    EXPECT_FALSE(list->hasStreamingInput() || list->hasEventStreamInput() || list->hasEventStreamOutput());
}

TEST(OperationModel, ReadsOperationTraits)
{
    const auto model = thing();
    const OperationModel* put = model->operation("PutThing");
    ASSERT_NE(put, nullptr);
    EXPECT_EQ(put->name, "PutThing"); // the key, not the wire name
    EXPECT_EQ(put->http.responseCode, 202);
    EXPECT_EQ(put->hostPrefix, "data.");
    EXPECT_EQ(put->auth, std::vector<std::string>{"smithy.api#noAuth"});
    EXPECT_EQ(put->authtype, "none");
    EXPECT_EQ(put->deprecatedMessage, "no more");
    EXPECT_EQ(put->documentationUrl, "http://d/");
    EXPECT_TRUE(put->unsignedPayload && put->deprecated && put->idempotent);
    EXPECT_TRUE(put->httpChecksumRequired && put->endpointOperation);
    EXPECT_EQ(put->inputShape(), nullptr);
    EXPECT_EQ(put->outputShape(), nullptr);
    EXPECT_EQ(put->trait("staticContextParams")["Limit"]["value"].toInt(), 5);
    EXPECT_EQ(put->trait("httpChecksum")["responseAlgorithms"].at(0).toString(), "CRC32");
    EXPECT_TRUE(put->trait("requestcompression").isNull());
}

TEST(OperationModel, AnEmptyOperationHasDefaults)
{
    const auto model = thing();
    const OperationModel* bare = model->operation("ListHTTPThings");
    ASSERT_NE(bare, nullptr);
    EXPECT_EQ(bare->http.method, "POST");
    EXPECT_EQ(bare->http.requestUri, "/");
    EXPECT_FALSE(bare->input.has_value());
}

TEST(OperationModel, TheReferencesPayloadDecidesWhatStreams)
{
    const auto model = ServiceModel::fromJson("thing", R"({
        "operations": {"Own": {"output": {"shape": "Out", "payload": "Text"}}, "Gone": {"input": {"shape": "None"}}},
        "shapes": {"Out": {"type": "structure", "payload": "Bytes",
                           "members": {"Bytes": {"shape": "B"}, "Text": {"shape": "S"}}},
                   "B": {"type": "blob"}, "S": {"type": "string"}}})");
    ASSERT_TRUE(model.ok());
    EXPECT_FALSE((*model)->operation("Own")->hasStreamingOutput());
    EXPECT_FALSE((*model)->operation("Gone")->hasStreamingInput());
    EXPECT_TRUE((*model)->operation("Gone")->inputShape()->members.empty());
    EXPECT_TRUE(OperationModel().trait("anything").isNull());
}

} // namespace botoscope::model
