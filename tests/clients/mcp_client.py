"""Converses with the MCP server as another program would: with the official Python package, unmodified.

    pip install mcp==2.3.0
    python3 tests/clients/mcp_client.py --query WORDS --question QUESTION -- auskunft mcp
    python3 tests/clients/mcp_client.py --query WORDS --question QUESTION -- http://127.0.0.1:8080/mcp

Starts the command and speaks with it over its standard input and output, or calls the address. Lists the tools, searches,
reads the page of the first excerpt, asks, and prints everything as JSON. Ends with status 1 when a call fails, the
search finds nothing or the tools are not the expected ones.
"""

import argparse
import asyncio
import json
import os
import sys

from mcp import Client, StdioServerParameters

TOOLS = ["ask", "read_page", "search"]
SECONDS = 120


def arguments():
    parser = argparse.ArgumentParser(description="Calls every tool of an MCP server and prints the results as JSON.")
    parser.add_argument("--query", required=True, help="what to search for")
    parser.add_argument("--question", required=True, help="what to ask")
    parser.add_argument("--collection", help="only documents of this collection")
    parser.add_argument(
        "--mode", default="legacy", choices=["legacy", "auto"],
        help="open with the initialize handshake, or discover the newest protocol first",
    )
    parser.add_argument("server", nargs="+", help="the command that serves on its standard streams, or an address")
    return parser.parse_args()


def server_of(words):
    if words[0].startswith(("http://", "https://")):
        return words[0]
    return StdioServerParameters(command=words[0], args=words[1:], env=dict(os.environ))


async def called(client, tool, parameters):
    result = await client.call_tool(tool, parameters)
    text = [block.text for block in result.content]
    if result.is_error:
        sys.exit(f"{tool} failed: {' '.join(text)}")
    if [json.loads(block) for block in text] != [result.structured_content]:
        sys.exit(f"{tool}: text and structure say different things")
    return result.structured_content


async def converse(options):
    within = {"collection": options.collection} if options.collection else {}
    async with Client(
        server_of(options.server), mode=options.mode, read_timeout_seconds=SECONDS
    ) as client:
        tools = (await client.list_tools()).tools
        if sorted(tool.name for tool in tools) != TOOLS:
            sys.exit(f"expected the tools {TOOLS}, got {[tool.name for tool in tools]}")
        found = await called(client, "search", {"query": options.query, "count": 3, **within})
        if not found["excerpts"]:
            sys.exit("search found nothing")
        place = found["excerpts"][0]["citation"]
        return {
            "protocol": client.protocol_version,
            "server": client.server_info.model_dump(mode="json", exclude_none=True),
            "instructions": client.instructions,
            "tools": [tool.model_dump(mode="json", exclude_none=True) for tool in tools],
            "search": found,
            "read_page": await called(
                client, "read_page", {"document": place["document"], "page": place["page"]}
            ),
            "ask": await called(client, "ask", {"question": options.question, **within}),
        }


def main():
    print(json.dumps(asyncio.run(converse(arguments())), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
