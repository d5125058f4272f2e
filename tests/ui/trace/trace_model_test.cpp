#include "ui/trace/trace_model.h"

#include <QAbstractItemModelTester>
#include <gtest/gtest.h>

namespace botoscope::ui {
namespace {

trace::CallInfo info(quint64 id)
{
    trace::CallInfo made;
    made.id = id;
    made.service = "s3";
    made.operation = "ListBuckets";
    return made;
}

trace::StepPtr step(quint64 call, const std::string& event, int attempt, std::int64_t micros, Value snapshot = Map())
{
    auto made = std::make_shared<trace::Step>();
    made->call = call;
    made->event = event + ".s3.ListBuckets";
    made->phase = trace::phaseOfEvent(made->event);
    made->attempt = attempt;
    made->micros = micros;
    made->snapshot = std::move(snapshot);
    return made;
}

struct Bench {
    TraceModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    Bench()
    {
        model.beginCall(info(1));
        model.addSteps(1, {step(1, "before-call", 0, 0), step(1, "request-created", 1, 100),
                           step(1, "before-send", 1, 200, Value::object({{"request", "r"}})),
                           step(1, "request-created", 2, 500), step(1, "after-call", 2, 900)});
        trace::CallEnd end;
        end.id = 1;
        end.micros = 1000;
        model.endCall(end);
    }
    QString text(int row, const QModelIndex& parent, int column = TraceModel::NameColumn) const
    {
        return model.index(row, column, parent).data().toString();
    }
};

TEST(TraceModel, GroupsStepsByAttempt)
{
    Bench bench;
    const QModelIndex call = bench.model.index(0, 0);
    EXPECT_EQ(call.data().toString(), QStringLiteral("ListBuckets #1"));
    ASSERT_EQ(bench.model.rowCount(call), 4);
    EXPECT_EQ(bench.text(0, call), QStringLiteral("before-call"));
    EXPECT_EQ(bench.text(1, call), QStringLiteral("Attempt 1"));
    EXPECT_EQ(bench.text(2, call), QStringLiteral("Attempt 2"));
    EXPECT_EQ(bench.text(3, call), QStringLiteral("after-call"));
    EXPECT_EQ(bench.model.rowCount(bench.model.index(1, 0, call)), 2);
}

TEST(TraceModel, GivesAStepTheTimeUntilTheNextBegan)
{
    Bench bench;
    const QModelIndex attempt = bench.model.index(1, 0, bench.model.index(0, 0));
    EXPECT_EQ(bench.text(1, attempt, TraceModel::DurationColumn), QStringLiteral("0.30 ms"));
    const QPointF bar = bench.model.index(1, 0, attempt).data(TraceModel::BarRole).toPointF();
    EXPECT_NEAR(bar.x(), 0.2, 0.01);
    EXPECT_NEAR(bar.y(), 0.5, 0.01);
}

TEST(TraceModel, CountsChangesSinceTheStepBefore)
{
    Bench bench;
    const QModelIndex attempt = bench.model.index(1, 0, bench.model.index(0, 0));
    EXPECT_EQ(bench.text(1, attempt, TraceModel::ChangesColumn), QStringLiteral("Δ1"));
    EXPECT_EQ(bench.text(0, attempt, TraceModel::ChangesColumn), QString());
}

TEST(TraceModel, KnowsTheStepBeforeAcrossGroups)
{
    Bench bench;
    const QModelIndex call = bench.model.index(0, 0);
    const auto first = bench.model.stepAt(bench.model.index(0, 0, bench.model.index(1, 0, call)));
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(bench.model.stepBefore(first)->event, "before-call.s3.ListBuckets");
    EXPECT_EQ(bench.model.stepBefore(bench.model.stepAt(bench.model.index(0, 0, call))), nullptr);
}

TEST(TraceModel, ClearForgetsEndedCallsAndKeepsRunningOnes)
{
    Bench bench;
    bench.model.beginCall(info(2));
    bench.model.clear();
    ASSERT_EQ(bench.model.rowCount(), 1);
    EXPECT_EQ(bench.model.callAt(bench.model.index(0, 0)), 2U);
}

TEST(TraceModel, IgnoresStepsOfCallsItDoesNotKnow)
{
    Bench bench;
    bench.model.addSteps(99, {step(99, "before-call", 0, 0)});
    EXPECT_EQ(bench.model.rowCount(), 1);
}

TEST(TraceModel, WritesDurationsWithSensibleDigits)
{
    EXPECT_EQ(durationText(110), QStringLiteral("0.11 ms"));
    EXPECT_EQ(durationText(38'400), QStringLiteral("38 ms"));
    EXPECT_EQ(durationText(1'204'000), QStringLiteral("1.20 s"));
}

} // namespace
} // namespace botoscope::ui
