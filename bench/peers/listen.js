// Says on which port a server listens, and stops it when told to.

/** @param {import("fastify").FastifyInstance} app */
export async function listen(app) {
  await app.listen({ port: 0, host: "127.0.0.1" });
  const [address] = app.addresses();
  console.log(`ready ${address?.port}`);
  process.once("SIGTERM", () => process.exit(0));
}
