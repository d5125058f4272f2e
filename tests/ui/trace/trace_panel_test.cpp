#include "ui/trace/trace_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>
#include <gtest/gtest.h>

namespace botoscope::ui {
namespace {

struct Bench {
    TracePanel panel;
    QTreeView* tree = panel.findChild<QTreeView*>(QStringLiteral("traceTree"));

    void begin(quint64 id)
    {
        trace::CallInfo info;
        info.id = id;
        info.service = "sts";
        info.operation = "GetCallerIdentity";
        panel.beginCall(info);
    }
    void add(quint64 id, const std::string& head, Value snapshot)
    {
        auto step = std::make_shared<trace::Step>();
        step->call = id;
        step->event = head + ".sts.GetCallerIdentity";
        step->attempt = 1;
        step->snapshot = std::move(snapshot);
        step->handlers.push_back({"signer", head, 5, {}, {}});
        panel.addSteps(id, {step});
    }
    void end(quint64 id)
    {
        trace::CallEnd end;
        end.id = id;
        end.micros = 1500;
        panel.endCall(end);
    }
    QTreeWidget* changes() { return panel.findChild<QTreeWidget*>(QStringLiteral("stepChanges")); }
};

TEST(TracePanel, ShowsWhatChangedAtTheSelectedStep)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-sign", Value::object({{"request", Value::object({{"method", "GET"}})}}));
    bench.add(1, "before-send", Value::object({{"request", Value::object({{"method", "PUT"}, {"url", "u"}})}}));
    bench.panel.selectStep(1, QStringLiteral("before-send"));
    ASSERT_EQ(bench.changes()->topLevelItemCount(), 2);
    EXPECT_EQ(bench.changes()->topLevelItem(0)->text(0), QStringLiteral("~ request.method"));
    EXPECT_EQ(bench.changes()->topLevelItem(0)->text(1), QStringLiteral("PUT"));
    EXPECT_EQ(bench.changes()->topLevelItem(0)->text(2), QStringLiteral("GET"));
    EXPECT_EQ(bench.changes()->topLevelItem(1)->text(0), QStringLiteral("+ request.url"));
}

TEST(TracePanel, SaysWhatTheModelHasAgainstTheParametersAsItStands)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-call", Value::object({{"hints", List{Value("P: does not match <b>x</b>")}}}));
    bench.panel.selectStep(1, QStringLiteral("before-call"));
    const auto* sentence = bench.panel.findChild<QLabel*>(QStringLiteral("stepSentence"));
    ASSERT_NE(sentence, nullptr);
    EXPECT_TRUE(sentence->text().endsWith(QStringLiteral("P: does not match <b>x</b>")));
    EXPECT_EQ(sentence->textFormat(), Qt::PlainText);
}

TEST(TracePanel, KeepsTheSelectionWhenStepsArrive)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-sign", Map());
    bench.panel.selectStep(1, QStringLiteral("before-sign"));
    const QPersistentModelIndex selected = bench.tree->currentIndex();
    bench.begin(2);
    bench.add(2, "before-sign", Map());
    EXPECT_EQ(QModelIndex(selected), bench.tree->currentIndex());
}

TEST(TracePanel, HoldsBackWhatComesWhilePaused)
{
    Bench bench;
    auto* pause = bench.panel.findChild<QToolButton*>(QStringLiteral("tracePause"));
    pause->setChecked(true);
    bench.begin(1);
    bench.add(1, "before-sign", Map());
    EXPECT_EQ(bench.tree->model()->rowCount(), 0);
    pause->setChecked(false);
    EXPECT_EQ(bench.tree->model()->rowCount(), 1);
}

TEST(TracePanel, FiltersStepsByNameChangeAndHandler)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-sign", Map());
    bench.add(1, "before-send", Value::object({{"request", "r"}}));
    auto* filter = bench.panel.findChild<QLineEdit*>(QStringLiteral("traceFilter"));
    const auto shownSteps = [&bench] {
        const QModelIndex call = bench.tree->model()->index(0, 0);
        return bench.tree->model()->rowCount(bench.tree->model()->index(0, 0, call));
    };
    filter->setText(QStringLiteral("send"));
    EXPECT_EQ(shownSteps(), 1);
    filter->setText(QStringLiteral("changed:request"));
    EXPECT_EQ(shownSteps(), 1);
    filter->setText(QStringLiteral("handler:signer"));
    EXPECT_EQ(shownSteps(), 2);
    filter->setText(QStringLiteral("nothing-like-it"));
    EXPECT_EQ(bench.tree->model()->rowCount(), 0);
}

TEST(TracePanel, SumsTheShownCallUpInOneLine)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-sign", Map());
    bench.panel.showTab({1});
    EXPECT_EQ(bench.panel.summary(), QStringLiteral("sts GetCallerIdentity  ·  running"));
    bench.end(1);
    EXPECT_EQ(bench.panel.summary(), QStringLiteral("sts GetCallerIdentity  ·  done  ·  1 step  ·  1.50 ms"));
}

TEST(TracePanel, ATabThatSentNothingShowsNoOthersCall)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-sign", Map());
    bench.end(1);
    bench.panel.showTab({1});
    EXPECT_NE(bench.panel.summary(), QString());
    bench.panel.showTab({});
    EXPECT_FALSE(bench.tree->currentIndex().isValid());
    EXPECT_EQ(bench.panel.summary(), QString());
}

TEST(TracePanel, ATabShowsItsOwnCallsUnlessAllAreAskedFor)
{
    Bench bench;
    for (const quint64 call : {1, 2, 3}) {
        bench.begin(call);
        bench.add(call, "before-sign", Map());
    }
    bench.panel.showTab({1, 3});
    EXPECT_EQ(bench.tree->model()->rowCount(), 2);
    EXPECT_EQ(bench.tree->currentIndex().data().toString(), QStringLiteral("GetCallerIdentity #3"));
    bench.panel.findChild<QToolButton*>(QStringLiteral("traceAll"))->setChecked(true);
    EXPECT_EQ(bench.tree->model()->rowCount(), 3);
    bench.begin(4);
    EXPECT_EQ(bench.tree->model()->rowCount(), 4);
    bench.panel.findChild<QToolButton*>(QStringLiteral("traceAll"))->setChecked(false);
    EXPECT_EQ(bench.tree->model()->rowCount(), 2);
}

TEST(TracePanel, TheColumnOfFormerValuesIsThereOnlyForThem)
{
    Bench bench;
    bench.begin(1);
    bench.add(1, "before-sign", Value::object({{"a", "1"}}));
    bench.add(1, "before-send", Value::object({{"a", "2"}}));
    bench.panel.selectStep(1, QStringLiteral("before-sign"));
    EXPECT_TRUE(bench.changes()->isColumnHidden(2));
    bench.panel.selectStep(1, QStringLiteral("before-send"));
    EXPECT_FALSE(bench.changes()->isColumnHidden(2));
}

} // namespace
} // namespace botoscope::ui
