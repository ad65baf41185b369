"""A whole session through the Python package agent-client-protocol; see Scripts/check-acp.

The package checks every message against the protocol's schema as it reads it, and the raw lines are
looked at as well: what it does not understand it would pass over in silence.
"""

import asyncio
import json
import os
import sys
import tempfile

import acp
from acp.schema import ClientCapabilities, Implementation, SessionNotification

SAID = [
    "1", "/1", "1", "Ada", "lonely", "6", "I had a row with my sister and I feel *bad*.\nVery bad.",
    "/why", "", "x" * 70_000, "/bogus", "2", "\u0000\u2028<b>[a](b)", "menu", "I want to die", "yes",
]


class Watcher(acp.Client):
    """Keeps what is said, in order."""

    def __init__(self):
        self.said, self.kinds = [], []
        self.arrived = asyncio.Event()

    async def session_update(self, session_id, update, **kwargs):
        self.kinds.append(update.session_update)
        if update.session_update in ("agent_message_chunk", "user_message_chunk"):
            meta = (update.field_meta or {}).get("securebase", {})
            if not meta.get("notice"):
                self.said.append((update.session_update, update.message_id, update.content.text.lstrip("\n")))
        self.arrived.set()

    async def request_permission(self, *args, **kwargs):
        raise AssertionError("Permission was asked for.")


def expect(condition, what):
    if not condition:
        print(f"check-acp: {what}", file=sys.stderr)
        raise SystemExit(1)


def start(coach, folder, watcher):
    return acp.spawn_agent_process(
        watcher, coach, "acp", "--data-dir", folder, "--country", "GB",
        env={"HOME": folder, "PATH": "/usr/bin:/bin"},
        transport_kwargs={"limit": 50 << 20})


async def begin(connection):
    answer = await connection.initialize(
        protocol_version=1, client_capabilities=ClientCapabilities(),
        client_info=Implementation(name="check-acp", title="check", version="1"))
    expect(answer.protocol_version == 1 and answer.agent_capabilities.load_session, "initialize is not as it should be")
    expect(not answer.auth_methods, "authentication is asked for")


async def talk(coach, folder):
    watcher = Watcher()
    async with start(coach, folder, watcher) as (connection, process):
        await begin(connection)
        session = await connection.new_session(cwd="/tmp", mcp_servers=[])
        await asyncio.wait_for(watcher.arrived.wait(), 30)
        shown = []
        for words in SAID:
            before = len(watcher.said)
            answer = await connection.prompt(session_id=session.session_id, prompt=[acp.text_block(words)])
            expect(answer.stop_reason == "end_turn", f"stop reason {answer.stop_reason}")
            await asyncio.sleep(0)
            expect(len(watcher.said) > before, "a turn without an answer")
        listed = await connection.list_sessions(cwd="/somewhere")
        expect([s.session_id for s in listed.sessions] == [session.session_id], "the session is not listed")
        expect(listed.sessions[0].cwd == "/somewhere", "another folder than was asked for")
        options = await connection.set_config_option(config_id="country", session_id=session.session_id, value="IE")
        expect([o.id for o in options.config_options] == ["keeping", "country"], "options are missing")
        try:
            await connection.load_session(cwd="/", session_id="0" * 32, mcp_servers=[])
            expect(False, "an unknown session was loaded")
        except acp.RequestError as error:
            expect(error.code == -32002, f"code {error.code}")
        shown = [s for s in watcher.said]
        await connection.close_session(session_id=session.session_id)
    return session.session_id, shown, watcher.kinds


async def load(coach, folder, session):
    watcher = Watcher()
    async with start(coach, folder, watcher) as (connection, process):
        await begin(connection)
        await connection.load_session(cwd="/tmp", session_id=session, mcp_servers=[])
        for _ in range(200):
            if any(s[1] == "help" for s in watcher.said):
                break
            await asyncio.sleep(0.05)
        said = list(watcher.said)
        answer = await connection.prompt(session_id=session, prompt=[acp.text_block("help now")])
        expect(answer.stop_reason == "end_turn", "it does not go on")
        expect("116 123" in watcher.said[-1][2] or "112" in watcher.said[-1][2], "no number is shown")
        await connection.ext_method("securebase/export", {"sessionId": session, "format": "md"})
        reasons = await connection.ext_method("securebase/why", {"sessionId": session, "messageId": "a7"})
        expect(reasons["messageId"] == "a7" and reasons["reasons"], "no reasons are told")
    return said


def raw(coach, folder):
    """Every line that comes back is one JSON object, and updates fit the schema."""
    import subprocess
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": 1}},
        {"jsonrpc": "2.0", "id": 2, "method": "session/new", "params": {"cwd": "/", "mcpServers": []}},
        {"jsonrpc": "2.0", "id": 3, "method": "session/list", "params": {}},
    ]
    text = "\n".join(json.dumps(line) for line in lines) + "\n\n[]\nnonsense\n"
    out = subprocess.run(
        [coach, "acp", "--data-dir", folder], input=text.encode(), capture_output=True, timeout=60)
    expect(out.returncode == 0 and out.stderr == b"", f"status {out.returncode}, {out.stderr!r}")
    updates = 0
    for line in out.stdout.decode().splitlines():
        message = json.loads(line)
        expect(message["jsonrpc"] == "2.0", "no JSON-RPC")
        if message.get("method") == "session/update":
            SessionNotification.model_validate(message["params"])
            updates += 1
    expect(updates >= 2, "the greeting is missing")


def main():
    coach = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        session, shown, kinds = asyncio.run(talk(coach, folder))
        loaded = asyncio.run(load(coach, folder, session))
        theirs = [s for s in shown if s[0] == "agent_message_chunk"]
        again = [s for s in loaded if s[0] == "agent_message_chunk" and s[1] != "help"]
        # What was set by an option is a turn as well, said after the last prompt.
        expect(again[: len(theirs)] == theirs, f"what is loaded differs: {len(again)} and {len(theirs)} messages")
        people = [s[2] for s in loaded if s[0] == "user_message_chunk"]
        wanted = [w if len(w) <= 65536 else w[:65536] for w in SAID]
        wanted = [w.lstrip("\n") for w in wanted]
        expect(people[: len(wanted)] == wanted, "other words than were typed")
        expect(loaded[-1][1] == "help", "no people to ring after a session about danger")
        raw(coach, folder)
    print(f"check-acp: {len(SAID)} turns, {len(theirs)} messages the same after loading,",
          f"kinds of updates: {', '.join(sorted(set(kinds)))}")


main()
