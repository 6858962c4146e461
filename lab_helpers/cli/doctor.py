"""labs doctor"""
