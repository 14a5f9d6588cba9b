import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

// The editor's workers are files of their own beside this one, so that no blob or other host is needed.
const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) =>
    new Worker(`/graphiql/assets/${workers[label] ?? 'editor.worker.js'}`, { type: 'module' }),
};

async function fetcher(question) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify(question),
  });
  return response.json();
}

const place = document.getElementById('graphiql');
const { query, variables } = place.dataset;
createRoot(place).render(
  createElement(GraphiQL, {
    fetcher,
    initialQuery: query,
    initialVariables: variables,
    defaultEditorToolsVisibility: variables ? 'variables' : undefined,
    shouldPersistHeaders: false,
  }),
);
