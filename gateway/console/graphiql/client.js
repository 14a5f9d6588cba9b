import { GraphiQL } from 'graphiql';
import { parse, print, separateOperations } from 'graphql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

// The editor's workers are files of their own beside this one, so that no blob or other host is needed.
const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(`/graphiql/assets/${workers[label] ?? 'editor.worker.js'}`, { type: 'module' }),
};

/** The chosen operation alone, with its fragments: the hub takes one with each request. */
function chosen({ query, operationName, ...rest }) {
  const operations = separateOperations(parse(query));
  const own = operations[operationName ?? ''] ?? Object.values(operations)[0];
  return { ...rest, operationName, query: own && Object.keys(operations).length > 1 ? print(own) : query };
}

async function fetcher(question, { headers = {} } = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify(chosen(question)),
  });
  return response.json();
}

const place = document.getElementById('graphiql');
const { query, variables, headers } = place.dataset;
createRoot(place).render(
  createElement(GraphiQL, {
    fetcher,
    initialQuery: query,
    initialVariables: variables,
    initialHeaders: headers,
    defaultEditorToolsVisibility: variables ? 'variables' : undefined,
    shouldPersistHeaders: false,
  }),
);
