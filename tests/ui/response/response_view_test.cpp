#include "ui/response/response_view.h"

#include "support/model_data.h"
#include "ui/common/code_view.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <gtest/gtest.h>

namespace botoscope::ui {
namespace {

std::shared_ptr<engine::CallOutcome> outcome(int status, Value parsed, std::string body)
{
    auto made = std::make_shared<engine::CallOutcome>();
    made->parsed = std::move(parsed);
    made->response.status = status;
    made->response.body = std::make_shared<const std::string>(std::move(body));
    made->end.state = status < 300 ? trace::CallState::Done : trace::CallState::ServiceError;
    return made;
}

QString allText(const QWidget& widget)
{
    QString text;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        text += label->text() + QLatin1Char('\n');
    }
    return text;
}

TEST(ResponseView, ShowsTheParsedTreeAndTheBody)
{
    ResponseView view;
    view.showOutcome(outcome(200, Value::object({{"Account", "123"}}), "{\"Account\":\"123\"}"), nullptr);
    auto* tree = view.findChild<QTreeView*>(QStringLiteral("responseTree"));
    EXPECT_EQ(tree->model()->index(0, 0).data().toString(), QStringLiteral("Account"));
    EXPECT_EQ(tree->model()->index(0, 1).data().toString(), QStringLiteral("123"));
    EXPECT_TRUE(
        view.findChild<CodeView*>(QStringLiteral("responseRaw"))->fullText().contains(QStringLiteral("Account")));
}

TEST(ResponseView, MasksSensitiveMembersEverywhere)
{
    const auto iam = test::sharedLoader().loadServiceModel("iam");
    ASSERT_TRUE(iam.ok());
    const Value key = Value::object({{"UserName", "u"}, {"SecretAccessKey", "planted-secret"}});
    ResponseView view;
    view.showOutcome(
        outcome(200, Value::object({{"AccessKey", key}}), "<SecretAccessKey>planted-secret</SecretAccessKey>"),
        (*iam)->operation("CreateAccessKey"));
    for (const char* name : {"responseJson", "responseRaw"}) {
        EXPECT_FALSE(
            view.findChild<CodeView*>(QString::fromLatin1(name))->fullText().contains(QStringLiteral("planted")))
            << name;
    }
    auto* tree = view.findChild<QTreeView*>(QStringLiteral("responseTree"));
    const QModelIndex accessKey = tree->model()->index(0, 0);
    tree->expand(accessKey);
    EXPECT_NE(tree->model()->index(1, 1, accessKey).data().toString(), QStringLiteral("planted-secret"));
}

TEST(ResponseView, SaysWhatWasRefusedAndWhatToDo)
{
    ResponseView view;
    const Value parsed = Value::object({{"Error", Value::object({{"Code", "AccessDenied"}, {"Message", "not you"}})},
                                        {"ResponseMetadata", Value::object({{"HTTPStatusCode", 403}})}});
    const auto refused = outcome(403, parsed, "");
    refused->refusal = Error(ErrorCode::ClientError, "An error occurred");
    refused->refusal->with("code", "AccessDenied").with("service_message", "not (redacted)");
    view.showOutcome(refused, nullptr);
    EXPECT_TRUE(allText(view).contains(QStringLiteral("AccessDenied: not (redacted)")));
    EXPECT_FALSE(allText(view).contains(QStringLiteral("not you")));
    EXPECT_TRUE(allText(view).contains(QStringLiteral("permission")));
}

TEST(ResponseView, WarnsAboveAResultThatWasNotInOrder)
{
    ResponseView view;
    const auto broken = outcome(200, Value(Map()), "{");
    broken->warning = Error(ErrorCode::ResponseParser, "The body is no JSON");
    view.showOutcome(broken, nullptr);
    EXPECT_TRUE(allText(view).contains(QStringLiteral("The body is no JSON")));
    EXPECT_TRUE(allText(view).contains(QStringLiteral("does not follow the protocol")));
}

TEST(ResponseView, SaysWhatFailedAndWhatToDo)
{
    ResponseView view;
    auto failed = outcome(0, Value(), "");
    failed->error = Error(ErrorCode::NoCredentials, "Unable to locate credentials");
    view.showOutcome(failed, nullptr);
    EXPECT_TRUE(allText(view).contains(QStringLiteral("Unable to locate credentials")));
    EXPECT_TRUE(allText(view).contains(QStringLiteral("Choose a profile")));
}

TEST(ResponseView, OffersOtherKeysWhereTheServiceCallsThemExpired)
{
    ResponseView view;
    view.show();
    const auto refused = outcome(403, Value::object({{"ResponseMetadata", Value::object({})}}), "");
    refused->refusal = Error(ErrorCode::ClientError, "refused").with("code", "ExpiredToken");
    QSignalSpy renew(&view, &ResponseView::renewRequested);
    const auto offered = [&view]() -> QPushButton* {
        for (auto* button : view.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Sign in and send again")) {
                return button;
            }
        }
        return nullptr;
    };
    view.showOutcome(refused, nullptr);
    EXPECT_FALSE(offered());
    refused->renewal = engine::Renewal::SignIn;
    view.showOutcome(refused, nullptr);
    ASSERT_TRUE(offered());
    view.focusContent();
    EXPECT_EQ(view.focusWidget(), offered());
    offered()->click();
    EXPECT_EQ(renew.size(), 1);
}

} // namespace
} // namespace botoscope::ui
