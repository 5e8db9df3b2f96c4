// GraphiQL for browsers, served from our own packages: no request leaves the machine.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

const FILES = [
  { path: "/graphiql/react.js", package: "react", file: "umd/react.production.min.js" },
  { path: "/graphiql/react-dom.js", package: "react-dom", file: "umd/react-dom.production.min.js" },
  { path: "/graphiql/graphiql.js", package: "graphiql", file: "graphiql.min.js" },
  { path: "/graphiql/graphiql.css", package: "graphiql", file: "graphiql.min.css" },
] as const;

const START = `const subscriptionUrl = location.origin.replace(/^http/, "ws") + "/graphql";
const fetcher = GraphiQL.createFetcher({ url: "/graphql", subscriptionUrl });
const defaultQuery = \`# Who negotiates, about what, and who wants what?
{
  negotiations(first: 5) {
    nodes {
      name
      status
      venue
      participants { role presence actor { name } via { name } }
      positions(first: 5) {
        nodes { holder { name } stance summary statedOn evidence { quote article { title source { name } } } }
      }
    }
  }
}
\`;
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery, defaultEditorToolsVisibility: true }),
);
`;

interface ServedFile {
  readonly path: string;
  readonly type: string;
  readonly read: () => Buffer | string;
}

/** The scripts and styles of the page; read when first asked for. */
export function graphiqlFiles(): readonly ServedFile[] {
  const files = FILES.map(({ path, package: name, file }) => {
    let content: Buffer | null = null;
    const read = () => {
      content ??= readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file));
      return content;
    };
    return { path, type: path.endsWith(".css") ? "text/css" : "text/javascript", read };
  });
  return [...files, { path: "/graphiql/start.js", type: "text/javascript", read: () => START }];
}

export const graphiql = {
  headers: {
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  },
  html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parley: GraphiQL</title>
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0; } .graphiql-container { height: 100%; }</style>
</head>
<body>
<main id="graphiql">Loading GraphiQL … it needs JavaScript; clients send POST requests to this address.</main>
<script src="/graphiql/react.js"></script>
<script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`,
} as const;
