// Neo4j's own analyser over the queries of this project.
// stdin: {"schema": {labels, relationshipTypes, propertyKeys}, "queries": [{name, text, parameters: {name: sample}}]}
// stdout: [{name, line, severity, message}], empty when all is well. No network.
const { lintCypherQuery, testData } = require('@neo4j-cypher/language-support');

const input = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const problems = [];
for (const query of input.queries) {
  const schema = {
    ...input.schema,
    functions: testData.mockSchema.functions,
    procedures: testData.mockSchema.procedures,
    parameters: query.parameters,
    defaultLanguage: 'CYPHER 5',
  };
  for (const { severity, message, range } of lintCypherQuery(query.text, schema).diagnostics) {
    problems.push({ name: query.name, line: range.start.line + 1, severity, message });
  }
}
process.stdout.write(JSON.stringify(problems));
