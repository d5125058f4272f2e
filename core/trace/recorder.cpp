#include "core/trace/recorder.h"

#include "core/trace/diff.h"

namespace botoscope::trace {

namespace {

Value shownHeaders(const Value& headers)
{
    Value out = headers;
    for (const auto& [name, value] : headers.map()) {
        std::string text = shownHeader(name.view(), value.toString());
        if (text != value.toString()) {
            out.set(name, std::move(text));
        }
    }
    return out;
}

} // namespace

CallRecorder::CallRecorder(CallInfo info, const model::OperationModel& operation, const Clock& clock, Sink& sink)
    : m_info(std::move(info)), m_operation(operation), m_clock(clock), m_sink(sink), m_start(clock.monotonicMicros())
{
    m_sink.callStarted(m_info);
}

CallRecorder::~CallRecorder()
{
    if (!m_ended) {
        finish(CallState::Cancelled, m_attempt, 0, "cancelled");
    }
}

void CallRecorder::begin(const std::string& event, int attempt, const events::Payload& payload)
{
    m_attempt = attempt;
    absorb(payload.snapshot());
    Frame frame;
    frame.step.call = m_info.id;
    frame.step.seq = ++m_seq;
    frame.step.micros = elapsed();
    frame.step.event = event;
    frame.step.phase = phaseOfEvent(event);
    frame.step.attempt = attempt;
    frame.initial = m_state;
    m_frames.push_back(std::move(frame));
}

void CallRecorder::end(const events::Payload& payload, const Error* error)
{
    absorb(payload.snapshot());
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    frame.step.durationMicros = elapsed() - frame.step.micros;
    // What came about inside the event is shown by the steps inside it and after it, in their order.
    frame.step.snapshot = frame.inner.empty() ? m_state : frame.initial;
    if (error) {
        frame.step.error = Error(error->code, m_redactor.text(error->message));
    }
    std::vector<StepPtr> steps{std::make_shared<const Step>(std::move(frame.step))};
    steps.insert(steps.end(), frame.inner.begin(), frame.inner.end());
    publish(steps);
}

void CallRecorder::publish(const std::vector<StepPtr>& steps)
{
    if (!m_frames.empty()) {
        auto& inner = m_frames.back().inner;
        inner.insert(inner.end(), steps.begin(), steps.end());
        return;
    }
    for (const StepPtr& step : steps) {
        m_sink.stepRecorded(step);
    }
}

void CallRecorder::beforeHandler(const events::Registration&, const events::Payload& payload)
{
    m_frames.back().before = payload.snapshot();
    m_frames.back().handlerStart = m_clock.monotonicMicros();
}

void CallRecorder::afterHandler(const events::Registration& registration, const events::Payload& payload,
                                const Error* error)
{
    Frame& frame = m_frames.back();
    HandlerRun run;
    run.name = registration.handler->label;
    run.pattern = registration.pattern;
    run.durationMicros = m_clock.monotonicMicros() - frame.handlerStart;
    run.changed = changedPaths(frame.before, payload.snapshot());
    run.error = error ? m_redactor.text(error->message) : std::string();
    frame.before = {};
    frame.step.handlers.push_back(std::move(run));
}

void CallRecorder::note(const std::string& key, const Value& value)
{
    m_state.set(Name(key), m_redactor.value(value));
}

void CallRecorder::forget(std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        m_state.erase(key);
    }
}

void CallRecorder::include(const std::vector<StepPtr>& steps, std::int64_t began)
{
    std::vector<StepPtr> own;
    for (const StepPtr& step : steps) {
        auto copy = std::make_shared<Step>(*step);
        copy->call = m_info.id;
        copy->seq = ++m_seq;
        copy->micros += began;
        own.push_back(std::move(copy));
    }
    publish(own);
}

void CallRecorder::fail(const Error& error)
{
    auto step = std::make_shared<Step>();
    step->call = m_info.id;
    step->seq = ++m_seq;
    step->micros = elapsed();
    step->event = "call-failed." + m_info.serviceId + '.' + m_info.operation;
    step->phase = phaseOfEvent(step->event);
    step->attempt = m_attempt;
    step->snapshot = m_state;
    step->error = Error(error.code, m_redactor.text(error.message));
    m_sink.stepRecorded(step);
}

void CallRecorder::finish(CallState state, int attempts, int httpStatus, std::string_view summary)
{
    if (m_ended) {
        return;
    }
    m_ended = true;
    // Events that were cut short (a cancelled call) are shown as far as they came.
    while (!m_frames.empty()) {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        frame.step.durationMicros = elapsed() - frame.step.micros;
        frame.step.snapshot = m_state;
        std::vector<StepPtr> steps{std::make_shared<const Step>(std::move(frame.step))};
        steps.insert(steps.end(), frame.inner.begin(), frame.inner.end());
        publish(steps);
    }
    CallEnd end;
    end.id = m_info.id;
    end.state = state;
    end.micros = elapsed();
    end.attempts = attempts;
    end.httpStatus = httpStatus;
    end.summary = m_redactor.text(summary);
    m_sink.callEnded(end);
}

void CallRecorder::absorb(const Value& snapshot)
{
    // The parsed form goes first: it teaches the redactor what to hide in the raw body.
    const Value* parsed = snapshot.find("parsed");
    if (parsed) {
        m_state.set("parsed", shown("parsed", *parsed));
    }
    for (const auto& [key, value] : snapshot.map()) {
        if (key == "response") {
            m_state.set("response", shownResponse(value, parsed != nullptr));
        } else if (key != "parsed") {
            m_state.set(key, shown(key.view(), value));
        }
    }
}

Value CallRecorder::shown(std::string_view key, const Value& value)
{
    if (key == "params") {
        return m_redactor.value(m_redactor.shaped(value, m_operation.inputShape()));
    }
    if (key == "parsed") {
        return m_redactor.value(m_redactor.shaped(value, m_operation.outputShape()));
    }
    if (key == "request") {
        return shownRequest(value);
    }
    return m_redactor.value(value);
}

Value CallRecorder::shownRequest(const Value& request)
{
    Value out = request;
    out.set("headers", shownHeaders(request["headers"]));
    out.set("url", shownUrl(request["url"].toString()));
    return m_redactor.value(out);
}

Value CallRecorder::shownResponse(const Value& response, bool parsedKnown)
{
    Value out = response;
    out.set("headers", shownHeaders(response["headers"]));
    const model::Shape* shape = m_operation.outputShape();
    if (!parsedKnown && response["body_size"].toInt() > 0 && shape && reachesSensitive(*shape)) {
        out.set("body", "(hidden until it is parsed: this output holds sensitive members)");
    }
    return m_redactor.value(out);
}

} // namespace botoscope::trace
