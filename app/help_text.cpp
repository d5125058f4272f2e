#include "app/command_line.h"

namespace botoscope::app {

std::string helpText()
{
    return R"(botoscope [--profile P] [--region R] [--open SERVICE.OPERATION]   open the window
botoscope services [--json]                                       names of all services
botoscope operations SERVICE [--json]                             names of a service's operations
botoscope skeleton SERVICE OPERATION                              an input that passes validation
botoscope profiles [--json]                                       the profiles with what is wrong about them, no secrets
botoscope profiles --input JSON|FILE|- [--preview]                edit the profile files: {"steps": [{"save": NAME,
                                                                  "create": true, "keys": [{"key": K, "value": V}]}, …]};
                                                                  also rename, duplicate, remove (man page)
botoscope call SERVICE OPERATION [OPTIONS]                        one call; response on stdout, trace on stderr
botoscope whoami [--profile P] [--explain] [--offline] [--output json]
                                                                  who calls go out as; --explain: who said so, and where
                                                                  region, endpoint and settings come from
botoscope wait SERVICE WAITER [OPTIONS]                           call until it is so, e.g. s3 bucket_exists; 255 if
                                                                  that never comes
botoscope presign SERVICE OPERATION [OPTIONS]                     a URL that does it for whoever has it; sends nothing
botoscope simulator [--port N] [--fault SPEC]                     the local endpoint, for any client
botoscope tour DIR                                                pictures of the whole window into DIR
botoscope sign-in [--profile P] [--no-browser]                    sign in to IAM Identity Center or the console's
                                                                  session; --no-browser: with a code, on any device
botoscope keychain set|status|remove|move|restore [--profile P] [--session-token[=SECONDS]]
                                                                  a profile's keys in the desktop's keychain; move and
                                                                  restore take them out of its files and back
botoscope credential-process --profile P [--session-token[=SECONDS]]
                                                                  for credential_process in a profile: the keychain's
                                                                  keys, or session credentials bought with them

Options of call, wait and presign:
  --input JSON|FILE|-      parameters: JSON text, a file's name, or - for standard input
  --profile P  --region R  --endpoint-url U
  --no-sign-request        send without credentials
  --cli-connect-timeout SECONDS, --cli-read-timeout SECONDS
                           longest wait for a connection, and for the next byte of an answer (60 each; 0: no limit)
  --trace[=text|jsonl]     every lifecycle step on stderr, secrets hidden
Of call alone:
  --allow-changes          send it although the profile is marked read-only
  --query JMESPATH         show only this part of the response
  --all-pages              follow pagination to the end
  --dry-run=validated|serialized|signed   stop there and show what would be sent
  --output json|raw        the parsed response, or the body as it came
  --outfile FILE           a streamed body goes there as it comes (-: standard output); a streamed input is taken from
                           a file with {"Body": "fileb://FILE"}. Neither is held in memory. Events are printed as
                           they come, one a line
  --events FILE|-          the events that an operation takes, one a line: {"<event>": {…}}; from standard input (-)
                           they go out as they come
Of wait:     --delay SECONDS, --max-attempts N    between calls, and how many; the waiter's own unless given
Of presign:  --expires-in SECONDS                 3600 unless given

Faults of the simulator, comma-separated: delay=MS, throttle=N, error=STATUS[xN], reset=N, truncate=N, garbage=N
Exit status: 0 done, 252 usage or parameters, 253 configuration or credentials, 254 the service refused, 255 else;
130 after Ctrl+C, 143 after SIGTERM.
)";
}

} // namespace botoscope::app
