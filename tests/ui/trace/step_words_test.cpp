#include "ui/trace/step_words.h"

#include <gtest/gtest.h>

namespace botoscope::ui {
namespace {

const Value withHints = Value::object({{"hints", List{Value("N: 6, more than <5>"), Value("P: odd")}}});

TEST(StepWords, NameAnEventWithoutItsOperation)
{
    EXPECT_EQ(shortEventName("before-sign.s3.ListBuckets"), QStringLiteral("before-sign"));
    EXPECT_FALSE(stepSentence("before-sign.s3.ListBuckets").isEmpty());
    EXPECT_TRUE(stepSentence("no-such-event.s3").isEmpty());
}

TEST(StepWords, TellTheModelsHintsWhereTheyComeUp)
{
    const QString note = noteSentence(withHints, Map());
    EXPECT_TRUE(note.endsWith(QStringLiteral("\nN: 6, more than <5>\nP: odd"))) << note.toStdString();
    EXPECT_EQ(noteSentence(withHints, Value()), note);
    EXPECT_TRUE(noteSentence(withHints, withHints).isEmpty());
    EXPECT_TRUE(noteSentence(Map(), Map()).isEmpty());
}

} // namespace
} // namespace botoscope::ui
