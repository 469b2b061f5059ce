# The explorer and the command line. Needs glibc 2.34 or later, which this base has.
FROM python:3.11-slim-bookworm
WORKDIR /opt/zeren
COPY . .
# As everywhere else: packages of requirements.lock with their hashes, and the graph component.
RUN python scripts/bootstrap.py && rm -rf /root/.cache /root/.npm explorer/components/graph_view/node_modules \
    && useradd --create-home --uid 1000 zeren
ENV PATH=/opt/zeren/.venv/bin:$PATH PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
USER zeren
WORKDIR /home/zeren
CMD ["zeren", "--help"]
