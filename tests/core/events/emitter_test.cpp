#include "core/events/emitter.h"

#include <gtest/gtest.h>

namespace botoscope::events {
namespace {

struct Note final : Payload {
    std::vector<std::string> seen;
    bool stop = false;
    bool answered() const override { return stop; }
};
struct OtherNote final : Payload {};

HandlerPtr noting(const std::string& text)
{
    return makeHandler<Note>(text, [text](Note& note) { note.seen.push_back(text); });
}

std::vector<std::string> emitted(const Emitter& emitter, const std::string& name)
{
    Note note;
    auto task = emitter.emit(name, note);
    EXPECT_TRUE(task.done());
    EXPECT_TRUE(task.take().ok());
    return note.seen;
}

using Texts = std::vector<std::string>;

TEST(Emitter, RunsHandlersInBotocoresOrderOfNodes)
{
    Emitter emitter;
    const Texts patterns = {"a", "a.b", "a.b.c", "a.b.*", "a.*", "a.*.c", "*", "*.b", "*.b.c", "*.*", "*.*.*"};
    for (const std::string& pattern : patterns) {
        ASSERT_TRUE(emitter.registerHandler(pattern, noting(pattern)).ok());
    }
    const Texts expected = {"*.*.*", "*.*", "*.b.c", "*.b", "*", "a.*.c", "a.*", "a.b.*", "a.b.c", "a.b", "a"};
    EXPECT_EQ(emitted(emitter, "a.b.c"), expected);
}

TEST(Emitter, MatchesChunkPrefixesOnly)
{
    Emitter emitter;
    (void)emitter.registerHandler("before-call.s3", noting("s3"));
    EXPECT_EQ(emitted(emitter, "before-call.s3.ListBuckets"), Texts{"s3"});
    EXPECT_EQ(emitted(emitter, "before-call.s3control.X"), Texts{});
    EXPECT_EQ(emitted(emitter, "before-call"), Texts{});
}

TEST(Emitter, KeepsFirstMiddleLastWithinOneNode)
{
    Emitter emitter;
    (void)emitter.registerHandler("x", noting("last"), Position::Last);
    (void)emitter.registerHandler("x", noting("middle 1"));
    (void)emitter.registerHandler("x", noting("first 1"), Position::First);
    (void)emitter.registerHandler("x", noting("middle 2"));
    (void)emitter.registerHandler("x", noting("first 2"), Position::First);
    (void)emitter.registerHandler("x.y", noting("deeper, last"), Position::Last);
    const Texts expected = {"deeper, last", "first 1", "first 2", "middle 1", "middle 2", "last"};
    EXPECT_EQ(emitted(emitter, "x.y"), expected);
}

TEST(Emitter, RunsAHandlerOncePerRegistrationAndRemovesOneAtATime)
{
    Emitter emitter;
    const HandlerPtr handler = noting("h");
    (void)emitter.registerHandler("e", handler);
    (void)emitter.registerHandler("e", handler, Position::First);
    EXPECT_EQ(emitted(emitter, "e").size(), 2U);
    emitter.unregisterHandler("e", handler);
    EXPECT_EQ(emitted(emitter, "e").size(), 1U);
    emitter.unregisterHandler("e", handler);
    emitter.unregisterHandler("e", handler);
    EXPECT_EQ(emitted(emitter, "e").size(), 0U);
}

TEST(Emitter, TakesAUniqueIdOnceInTheWholeEmitter)
{
    Emitter emitter;
    (void)emitter.registerHandler("a", noting("a"), Position::Middle, "id");
    (void)emitter.registerHandler("b", noting("b"), Position::Middle, "id");
    EXPECT_EQ(emitted(emitter, "a"), Texts{"a"});
    EXPECT_EQ(emitted(emitter, "b"), Texts{});
    ASSERT_TRUE(emitter.unregisterUnique("a", "id").ok());
    EXPECT_EQ(emitted(emitter, "a"), Texts{});
    EXPECT_TRUE(emitter.unregisterUnique("a", "unknown").ok());
}

TEST(Emitter, CountsUsesOfAUniqueIdWhereAsked)
{
    Emitter emitter;
    (void)emitter.registerHandler("a", noting("a"), Position::Middle, "id", true);
    (void)emitter.registerHandler("a", noting("again"), Position::Middle, "id", true);
    ASSERT_TRUE(emitter.unregisterUnique("a", "id", true).ok());
    EXPECT_EQ(emitted(emitter, "a"), Texts{"a"});
    ASSERT_TRUE(emitter.unregisterUnique("a", "id", true).ok());
    EXPECT_EQ(emitted(emitter, "a"), Texts{});
}

TEST(Emitter, RefusesToMixCountedAndUncountedUsesOfAnId)
{
    Emitter emitter;
    (void)emitter.registerHandler("a", noting("a"), Position::Middle, "id");
    const auto mixed = emitter.registerHandler("a", noting("a"), Position::Middle, "id", true);
    ASSERT_FALSE(mixed.ok());
    EXPECT_EQ(mixed.error().code, ErrorCode::InvalidArgument);
}

TEST(Emitter, StopsAtTheFirstAnswerWhereAsked)
{
    Emitter emitter;
    emitter.on<Note>("e", "answers", [](Note& note) {
        note.seen.push_back("answers");
        note.stop = true;
    });
    (void)emitter.registerHandler("e", noting("too late"));
    Note note;
    auto task = emitter.emitUntilResponse("e", note);
    EXPECT_TRUE(task.take().ok());
    EXPECT_EQ(note.seen, Texts{"answers"});
}

TEST(Emitter, PassesAHandlersErrorToTheCallerAndStops)
{
    Emitter emitter;
    emitter.on<Note>("e", "fails", [](Note&) -> Result<void> { return Error(ErrorCode::HandlerFailed, "no"); });
    (void)emitter.registerHandler("e", noting("never"));
    Note note;
    auto task = emitter.emit("e", note);
    const auto outcome = task.take();
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().message, "no");
    EXPECT_TRUE(note.seen.empty());
}

TEST(Emitter, CopiesAreIndependent)
{
    Emitter session;
    (void)session.registerHandler("e", noting("shared"));
    Emitter client = session;
    (void)session.registerHandler("e", noting("session only"));
    (void)client.registerHandler("e", noting("client only"));
    EXPECT_EQ(emitted(session, "e"), (Texts{"shared", "session only"}));
    EXPECT_EQ(emitted(client, "e"), (Texts{"shared", "client only"}));
}

TEST(Emitter, CopiesStayIndependentBelowWhatTheyShare)
{
    Emitter session;
    const HandlerPtr shared = noting("shared");
    (void)session.registerHandler("a.b.c", shared);
    (void)session.registerHandler("a.*.c", noting("other"));
    Emitter first = session;
    Emitter second = first;
    first.unregisterHandler("a.b.c", shared);
    (void)second.registerHandler("a.b", noting("second only"));
    EXPECT_EQ(emitted(session, "a.b.c"), (Texts{"other", "shared"}));
    EXPECT_EQ(emitted(first, "a.b.c"), (Texts{"other"}));
    EXPECT_EQ(emitted(second, "a.b.c"), (Texts{"other", "shared", "second only"}));
}

TEST(Emitter, TypedHandlersPassOverOtherPayloads)
{
    Emitter emitter;
    int calls = 0;
    emitter.on<Note>("e", "counts", [&calls](Note&) { ++calls; });
    OtherNote other;
    auto task = emitter.emit("e", other);
    EXPECT_TRUE(task.take().ok());
    EXPECT_EQ(calls, 0);
}

TEST(Emitter, SeesNewRegistrationsAfterAnEmissionWasCached)
{
    Emitter emitter;
    EXPECT_EQ(emitted(emitter, "e"), Texts{});
    (void)emitter.registerHandler("e", noting("new"));
    EXPECT_EQ(emitted(emitter, "e"), Texts{"new"});
}

TEST(Emitter, AwaitsHandlersThatSuspend)
{
    Emitter emitter;
    Completion<bool> gate;
    auto handler = std::make_shared<Handler>();
    handler->label = "waits";
    handler->runAsync = [&gate](Event&) -> Task<Result<void>> {
        Completion<bool>& waited = gate; // g++ 12 copies a captured operand
        const bool opened = co_await waited;
        EXPECT_TRUE(opened);
        co_return Result<void>();
    };
    (void)emitter.registerHandler("e", handler);
    (void)emitter.registerHandler("e", noting("after"), Position::Last);
    Note note;
    auto task = emitter.emit("e", note);
    EXPECT_FALSE(task.done());
    EXPECT_TRUE(note.seen.empty());
    gate.resolver().resolve(true);
    EXPECT_TRUE(task.done());
    EXPECT_EQ(note.seen, Texts{"after"});
}

TEST(Emitter, EmitNowRefusesHandlersThatSuspend)
{
    Emitter emitter;
    auto handler = std::make_shared<Handler>();
    handler->runAsync = [](Event&) -> Task<Result<void>> { co_return Result<void>(); };
    (void)emitter.registerHandler("e", handler);
    Note note;
    EXPECT_FALSE(emitter.emitNow("e", note).ok());
}

TEST(Emitter, AppliesAliasesWhenRegistering)
{
    Emitter emitter;
    (void)emitter.registerHandler("before-call.elasticloadbalancing", noting("elb"));
    EXPECT_EQ(emitted(emitter, "before-call.elastic-load-balancing.X"), Texts{"elb"});
}

} // namespace
} // namespace botoscope::events
