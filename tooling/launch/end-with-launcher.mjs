// Whoever started this process is gone, however it went: nobody could stop it any more, so that it ends as they did.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.channel?.unref();
